//! A step of the wizard, composed to judge it by eye.

use leptos::prelude::*;

use super::home_screen::header;
use crate::ui::{
    ActionBar, BackLink, Button, ButtonKind, Choice, CitizenFrame, DateInput, DateParts, Details, ErrorLink,
    ErrorSummary, FieldWidth, FileField, FileStatus, FileView, FileWords, IconName, InputKind, LinkButton, PageTitle,
    ProgressSteps, RadioGroup, Select, StatusLine, StatusLineState, Step, SummaryChange, SummaryList, SummaryRow,
    TextInput, date_input::DateWords,
};

/// A step of the wizard, with one error.
pub fn wizard_screen() -> AnyView {
    let name = RwSignal::new("Nur Aisyah Ramadhani".to_owned());
    let nik = RwSignal::new("7307051206".to_owned());
    let sex = RwSignal::new("f".to_owned());
    let born = RwSignal::new(DateParts { day: "3".into(), month: "6".into(), year: "2024".into() });
    let district = RwSignal::new("73.07.05".to_owned());
    let step = |label: &str, done: bool| Step { label: label.into(), href: done.then(|| "#panduan".to_owned()), done };
    let steps = vec![
        step("Panduan", true),
        step("Formulir", false),
        step("Dokumen", false),
        step("Periksa", false),
        step("Kirim", false),
    ];
    let change = |href: &str| Some(SummaryChange { href: href.into(), label: "Ubah".into() });
    let summary = vec![
        SummaryRow { change: change("#siapa"), ..SummaryRow::new("Untuk siapa", "Anak saya") },
        SummaryRow::new("Biaya", "Gratis"),
        SummaryRow::new("Lama proses", "3 hari kerja sejak lengkap"),
    ];
    let file = FileView {
        name: "surat-lahir.jpg".into(),
        detail: "412 KB, diperkecil dari 3,1 MB".into(),
        thumbnail: None,
        status: FileStatus::Sending(64),
        message: "Mengunggah 64 %".into(),
    };
    let file_words = FileWords {
        take_photo: "Ambil foto".into(),
        choose: "Pilih berkas".into(),
        replace: "Ganti".into(),
        remove: "Hapus".into(),
        retry: "Coba lagi".into(),
    };
    let status =
        || view! { <StatusLine state=StatusLineState::Saved words="Tersimpan di ponsel ini 10.42, belum terkirim"/> };
    view! {
        <CitizenFrame skip_label="Langsung ke isi" header=header("Permohonan")>
            <div class="page">
                <BackLink href="#panduan" label="Panduan"/>
                <ProgressSteps summary="Langkah 2 dari 5" label="Langkah permohonan" steps current=1/>
                <div class="columns">
                    <form class="columns__main stack stack--loose" novalidate>
                        <ErrorSummary
                            title="Ada 1 hal yang perlu diperbaiki"
                            note="Isian lain sudah tersimpan."
                            errors=vec![ErrorLink { field_id: "child-nik".into(), message: "NIK ibu harus 16 angka, baru terisi 10.".into() }]
                            attempt=0
                        />
                        <PageTitle over="Kutipan Akta Kelahiran" title="Data anak dan ibu" lead="Isi sesuai surat keterangan lahir dari bidan atau rumah sakit."/>
                        <TextInput id="child-name" label="Nama lengkap anak" hint="Paling sedikit dua kata, tanpa gelar." value=name on_input=move |now: String| name.set(now)/>
                        <RadioGroup
                            id="child-sex"
                            legend="Jenis kelamin"
                            inline=true
                            options=vec![Choice::new("f", "Perempuan"), Choice::new("m", "Laki-laki")]
                            value=sex
                            on_change=move |now: String| sex.set(now)
                        />
                        <DateInput
                            id="child-born"
                            legend="Tanggal lahir"
                            hint="Contoh: 3 6 2024"
                            words=DateWords { day: "Hari".into(), month: "Bulan".into(), year: "Tahun".into() }
                            value=born
                            on_input=move |now: DateParts| born.set(now)
                        />
                        <TextInput
                            id="child-nik"
                            label="NIK ibu – Nomor Induk Kependudukan"
                            kind=InputKind::Digits
                            width=FieldWidth::Medium
                            error="NIK ibu harus 16 angka, baru terisi 10."
                            value=nik
                            on_input=move |now: String| nik.set(now)
                            max_length=16
                            counter=|left: i64| format!("{} dari 16 angka", 16 - left)
                        />
                        <Details summary="Di mana melihat NIK?"><p>"Baris pertama di KTP-el, atau kolom kedua di KK – Kartu Keluarga."</p></Details>
                        <Select
                            id="child-district"
                            label="Kecamatan tempat lahir"
                            options=vec![Choice::new("73.07.05", "Sinjai Utara"), Choice::new("73.07.03", "Sinjai Timur")]
                            value=district
                            on_change=move |now: String| district.set(now)
                        />
                        <FileField
                            id="child-letter"
                            label="Surat keterangan lahir"
                            hint="Foto atau PDF, paling besar 5 MB."
                            accept="image/*,application/pdf"
                            camera=true
                            words=file_words
                            file=Some(file)
                            on_pick=|_: leptos::ev::Event| ()
                            on_remove=|| ()
                        />
                        <ActionBar status>
                            <Button icon_end=IconName::ARROW_RIGHT>"Simpan dan lanjut"</Button>
                            <LinkButton href="#panduan" kind=ButtonKind::Secondary>"Kembali"</LinkButton>
                        </ActionBar>
                    </form>
                    <aside class="columns__aside" aria-label="Ringkasan">
                        <SummaryList heading=Signal::stored("Ringkasan".to_owned()) rows=summary/>
                    </aside>
                </div>
            </div>
        </CitizenFrame>
    }
    .into_any()
}
