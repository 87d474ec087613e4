//! An officer's case page, composed to judge it by eye.

use leptos::prelude::*;

use super::inbox_screen::{bar, side};
use crate::ui::{
    AppFrame, BackLink, Badge, Button, ButtonKind, CompareList, CompareRow, IconName, Notice, PageTitle, SummaryList,
    SummaryRow, TextArea, Timeline, TimelineItem, TimelineState, Tone,
};

/// A case page: documents and answers left, decision and history right.
pub fn case_screen() -> AnyView {
    let rows = vec![
        SummaryRow::new("Nama anak", "Nur Aisyah Ramadhani binti Muhammad Yusuf"),
        SummaryRow::new("Jenis kelamin", "Perempuan"),
        SummaryRow::new("Tempat dan tanggal lahir", "Sinjai, 3 Juni 2024"),
        SummaryRow::new("NIK ibu", "7307 0512 0690 0003"),
        SummaryRow::new("Alamat", "Jalan Persatuan Raya No. 12\nRT 003/RW 002, Kel. Balangnipa, Kec. Sinjai Utara"),
    ];
    let changed = vec![
        CompareRow {
            label: "Nama anak".into(),
            before: "Nur Aisyah Ramadani".into(),
            after: "Nur Aisyah Ramadhani".into(),
        },
        CompareRow { label: "Tempat lahir".into(), before: "Sinjai".into(), after: "Sinjai".into() },
    ];
    let moment = |title: &str, time: &str, tone: Tone, state: TimelineState| TimelineItem {
        title: title.into(),
        time: time.into(),
        datetime: String::new(),
        detail: String::new(),
        tone,
        state,
    };
    let history = vec![
        moment("Dikirim pemohon", "24 Nov, 10.42", Tone::Neutral, TimelineState::Past),
        moment("Dikembalikan: foto KK buram", "24 Nov, 13.30", Tone::Warning, TimelineState::Past),
        moment("Diperbaiki pemohon", "24 Nov, 15.05", Tone::Neutral, TimelineState::Past),
        moment("Menunggu pemeriksaan", "sejak 24 Nov, 15.05", Tone::Brand, TimelineState::Now),
    ];
    view! {
        <AppFrame skip_label="Langsung ke isi" side bar>
            <BackLink href="#inbox" label="Kotak masuk"/>
            <PageTitle over="MPP-7307-2026-000123-Z" title="Kutipan Akta Kelahiran">
                <Badge tone=Tone::Info label="Diperiksa"/>
                <Badge tone=Tone::Warning icon=IconName::CLOCK label="Batas hari ini 15.00"/>
            </PageTitle>
            <div class="panes">
                <div class="panes__main stack">
                    <SummaryList heading=Signal::stored("Jawaban".to_owned()) rows/>
                    <section class="stack">
                        <h2 class="section__heading">"Yang diperbaiki"</h2>
                        <CompareList caption="Perubahan" before_label="Sebelum" after_label="Sesudah" rows=changed/>
                    </section>
                </div>
                <div class="panes__side stack">
                    <section class="panel stack">
                        <h2 class="section__heading">"Keputusan"</h2>
                        <Notice>"Berkas ini Anda pegang sejak 15.10."</Notice>
                        <TextArea id="note" label="Catatan untuk pemohon" note="opsional" rows=3 value="" on_input=|_: String| ()/>
                        <div class="actions">
                            <Button icon=IconName::CHECK>"Nyatakan lengkap"</Button>
                            <Button kind=ButtonKind::Secondary>"Kembalikan"</Button>
                        </div>
                    </section>
                    <section class="stack">
                        <h2 class="section__heading">"Riwayat"</h2>
                        <Timeline label="Riwayat" items=history/>
                    </section>
                </div>
            </div>
        </AppFrame>
    }
    .into_any()
}
