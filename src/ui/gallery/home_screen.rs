//! A home page of the citizen portal, composed to judge it by eye.

use leptos::prelude::*;

use crate::theme::Scheme;
use crate::ui::{
    Badge, BottomBar, Button, ButtonKind, Card, CitizenFrame, Icon, IconName, LanguageChoice, LanguageSwitch,
    LinkButton, LinkRow, NavItem, PageHeader, SchemeSwitch, SchemeWords, SearchBox, TextInput, Tile, Tone, TopNav,
};

/// The places of the citizen portal.
pub(super) fn places(here: &str) -> Vec<NavItem> {
    [("Beranda", IconName::HOME), ("Layanan", IconName::GRID), ("Permohonan", IconName::FILE), ("Akun", IconName::USER)]
        .into_iter()
        .map(|(label, icon)| {
            let place = NavItem::new(format!("#{label}"), label, icon).at(label == here);
            if label == "Permohonan" { place.with_count(1, "1 perlu tindakan") } else { place }
        })
        .collect()
}

/// The header of the citizen portal.
pub(super) fn header(here: &'static str) -> impl FnOnce() -> AnyView + Send + 'static {
    move || {
        let scheme = RwSignal::new(Scheme::System);
        let words = SchemeWords {
            system: "Tampilan: ikut perangkat".into(),
            light: "Tampilan: terang".into(),
            dark: "Tampilan: gelap".into(),
        };
        let languages = Signal::stored(vec![
            LanguageChoice { code: "id".into(), name: "Indonesia".into() },
            LanguageChoice { code: "en".into(), name: "English".into() },
        ]);
        view! {
            <PageHeader
                crest=Some("crest.svg".to_owned())
                region="Kabupaten Sinjai"
                product="Mal Pelayanan Publik"
                home="#home"
                nav=move || view! { <TopNav label="Menu utama" items=places(here)/> }
            >
                <LanguageSwitch label="Bahasa" languages current="id" on_change=|_: String| ()/>
                <SchemeSwitch words scheme on_change=move |next: Scheme| scheme.set(next)/>
            </PageHeader>
        }
        .into_any()
    }
}

/// A home page.
pub fn home_screen() -> AnyView {
    let typed = RwSignal::new(String::new());
    let footer = || {
        view! {
            <div class="citizen-frame__columns">
                <p><strong>"Mal Pelayanan Publik Kabupaten Sinjai"</strong><br/>"Jalan Persatuan Raya No. 1, Balangnipa"</p>
                <p><Icon name=IconName::CLOCK/>" Senin–Jumat, 08.00–15.00 WITA"<br/><Icon name=IconName::PHONE/>" (0482) 21 000"</p>
            </div>
        }
    };
    view! {
        <CitizenFrame
            skip_label="Langsung ke isi"
            motif=Some("/motif.svg".to_owned())
            header=header("Beranda")
            bottom=|| view! { <BottomBar label="Menu bawah" items=places("Beranda")/> }
            footer
        >
            <section class="hero">
                <div class="hero__inner">
                    <h1 class="hero__question" tabindex="-1">"Anda mau mengurus apa?"</h1>
                    <SearchBox
                        id="home-search"
                        large=true
                        hide_label=true
                        label="Cari layanan"
                        placeholder="contoh: akta lahir"
                        value=typed
                        on_input=move |now: String| typed.set(now)
                        button_label="Cari"
                    />
                </div>
            </section>
            <div class="page">
                <Card lead=true heading=Signal::stored("Perlu tindakan Anda".to_owned()) aside=|| view! { <Badge tone=Tone::Warning label="Perlu perbaikan"/> }>
                    <p>"Foto KK untuk "<strong>"Kutipan Akta Kelahiran"</strong>" buram. Ganti paling lambat 3 Desember 2026."</p>
                    <div class="actions">
                        <LinkButton href="#wizard" icon=IconName::CAMERA>"Ganti foto KK"</LinkButton>
                        <LinkButton href="#case" kind=ButtonKind::Quiet>"Lihat permohonan"</LinkButton>
                    </div>
                </Card>
                <section class="section">
                    <h2 class="section__heading">"Peristiwa dan kebutuhan"</h2>
                    <ul class="tiles">
                        <Tile href="#lahir" icon=IconName::BABY label="Kelahiran" detail="4 layanan"/>
                        <Tile href="#menikah" icon=IconName::HEART label="Menikah" detail="3 layanan"/>
                        <Tile href="#usaha" icon=IconName::BRIEFCASE label="Usaha dan perizinan" detail="12 layanan"/>
                        <Tile href="#pendidikan" icon=IconName::GRADUATION label="Pendidikan dan penelitian" detail="5 layanan"/>
                        <Tile href="#kependudukan" icon=IconName::USERS label="Kependudukan" detail="9 layanan"/>
                        <Tile href="#kendaraan" icon=IconName::TRUCK label="Kendaraan" detail="2 layanan"/>
                        <Tile href="#lingkungan" icon=IconName::LEAF label="Lingkungan hidup" detail="4 layanan"/>
                        <Tile href="#semua" icon=IconName::GRID label="Semua layanan" detail="97 layanan"/>
                    </ul>
                </section>
                <div class="columns">
                    <section class="section columns__main">
                        <h2 class="section__heading">"Sering diurus"</h2>
                        <ul class="link-rows">
                            <LinkRow href="#akta" icon=IconName::BABY label="Kutipan Akta Kelahiran" detail="Gratis · 3 hari kerja · Dukcapil"/>
                            <LinkRow href="#sku" icon=IconName::BRIEFCASE label="Surat Keterangan Usaha" detail="Gratis · 1 hari kerja · Kecamatan"/>
                            <LinkRow href="#penelitian" icon=IconName::GRADUATION label="Surat Keterangan Penelitian" detail="Gratis · 2 hari kerja · Kesbangpol"/>
                        </ul>
                    </section>
                    <section class="section columns__aside">
                        <h2 class="section__heading">"Lacak permohonan"</h2>
                        <form class="panel stack">
                            <TextInput id="track-number" label="Nomor permohonan" hint="Ada di tanda terima." value="" on_input=|_: String| ()/>
                            <TextInput id="track-secret" label="Kode rahasia" value="" on_input=|_: String| ()/>
                            <Button kind=ButtonKind::Secondary icon=IconName::SEARCH submit=true wide=true>"Lacak"</Button>
                        </form>
                    </section>
                </div>
            </div>
        </CitizenFrame>
    }
    .into_any()
}
