//! An officer's inbox, composed to judge it by eye.

use leptos::prelude::*;

use crate::ui::{
    AppFrame, Button, ButtonKind, ButtonSize, Chip, Column, DataTable, IconName, NavGroup, NavItem, PageTitle,
    Pagination, SearchBox, SideNav, Sort, TabItem, TableCell, TableRow, Tabs, Tone, data_table::SelectWords,
};

/// The side of the officer portal.
pub(super) fn side() -> AnyView {
    let groups = vec![
        NavGroup {
            heading: String::new(),
            items: vec![
                NavItem::new("#inbox", "Kotak masuk", IconName::INBOX).at(true).with_count(12, "12 menunggu"),
                NavItem::new("#cari", "Cari permohonan", IconName::SEARCH),
                NavItem::new("#penyerahan", "Penyerahan", IconName::HAND_OVER).with_count(3, "3 siap diambil"),
            ],
        },
        NavGroup {
            heading: "Kelola".into(),
            items: vec![
                NavItem::new("#layanan", "Layanan", IconName::GRID),
                NavItem::new("#petugas", "Petugas", IconName::USERS),
                NavItem::new("#pengaturan", "Pengaturan", IconName::BUILDING),
            ],
        },
    ];
    view! {
        <a class="app-frame__home" href="#inbox">
            <img src="crest.svg" alt="" width="36" height="36"/>
            <span>"Kabupaten Sinjai"<small>"Portal petugas"</small></span>
        </a>
        <SideNav label="Menu petugas" groups/>
    }
    .into_any()
}

/// The bar of the officer portal.
pub(super) fn bar() -> AnyView {
    view! {
        <SearchBox id="bar-search" label="Cari nomor, nama, atau NIK" hide_label=true placeholder="Nomor, nama, atau NIK" value="" on_input=|_: String| () button_label="Cari"/>
        <div class="app-frame__account">
            <Button size=ButtonSize::Small kind=ButtonKind::Quiet icon=IconName::KEYBOARD>"Pintasan"</Button>
            <Button size=ButtonSize::Small kind=ButtonKind::Quiet icon=IconName::USER>"Hj. Nurhayati, S.Sos."</Button>
        </div>
    }
    .into_any()
}

/// An inbox.
pub fn inbox_screen() -> AnyView {
    let current = RwSignal::new("new".to_owned());
    let selected = RwSignal::new(vec!["MPP-7307-2026-000123-Z".to_owned()]);
    let sort = RwSignal::new(Some(Sort { column: "due".into(), descending: false }));
    let tab = |key: &str, label: &str, count: u32| TabItem { key: key.into(), label: label.into(), count: Some(count) };
    let column = |key: &str, label: &str, sortable: bool, numeric: bool| Column {
        key: key.into(),
        label: label.into(),
        numeric,
        sortable,
    };
    let columns = vec![
        column("number", "Nomor", false, false),
        column("name", "Pemohon", true, false),
        column("service", "Layanan", true, false),
        column("state", "Status", false, false),
        column("holder", "Dipegang", false, false),
        column("due", "Batas waktu", true, true),
    ];
    let people = [
        ("000118-4", "Andi Baso", Tone::Danger, "Lewat batas", "Nurhayati", "20 Nov", true),
        ("000123-Z", "Siti Rahmawati binti Abdul Karim Daeng Ma", Tone::Info, "Diperiksa", "–", "24 Nov", true),
        ("000124-9", "Suharti", Tone::Info, "Diperiksa", "–", "24 Nov", false),
        ("000125-2", "Muhammad Yusuf", Tone::Warning, "Perlu perbaikan", "Pemohon", "25 Nov", false),
        ("000127-X", "Hasnawati", Tone::Brand, "Diproses", "Ilham", "26 Nov", false),
        ("000130-1", "Kartini Daeng Tarring", Tone::Brand, "Diproses", "Nurhayati", "27 Nov", false),
        ("000131-7", "Abdullah", Tone::Success, "Siap diambil", "Loket 3", "30 Nov", false),
    ];
    let rows = people
        .into_iter()
        .map(|(number, name, tone, state, holder, due, unread)| TableRow {
            id: format!("MPP-7307-2026-{number}"),
            href: "#case".into(),
            cells: vec![
                TableCell::new(format!("MPP-7307-2026-{number}")),
                TableCell::new(name),
                TableCell::new("Kutipan Akta Kelahiran"),
                TableCell::badge(tone, state),
                TableCell::new(holder),
                TableCell::new(due),
            ],
            unread,
        })
        .collect::<Vec<_>>();
    view! {
        <AppFrame skip_label="Langsung ke isi" side bar>
            <PageTitle title="Kotak masuk">
                <Button size=ButtonSize::Small kind=ButtonKind::Secondary icon=IconName::REFRESH>"Muat ulang"</Button>
            </PageTitle>
            <Tabs
                id="inbox-view"
                label="Tampilan"
                items=vec![tab("new", "Baru", 8), tab("work", "Diproses", 21), tab("ready", "Siap diambil", 3), tab("done", "Selesai", 140)]
                current
                on_change=move |key: String| current.set(key)
                panel_id="inbox-panel"
            />
            <div role="tabpanel" id="inbox-panel" aria-labelledby="inbox-view-new">
                <div class="toolbar">
                    <div class="chips">
                        <Chip label="Milik saya" pressed=false on_press=|| ()/>
                        <Chip label="Lewat batas" pressed=false on_press=|| ()/>
                        <Chip label="Loket saya" pressed=true on_press=|| ()/>
                    </div>
                    <Button size=ButtonSize::Small>"Ambil 1 berkas"</Button>
                </div>
                <DataTable
                    id="inbox-table"
                    caption="Permohonan baru"
                    columns
                    rows
                    sort
                    on_sort=move |order: Sort| sort.set(Some(order))
                    selected
                    on_select={move |ids: Vec<String>| selected.set(ids)}
                    select_words=SelectWords { all: "Pilih semua".into(), one: "Pilih".into() }
                />
                <Pagination
                    label="Halaman"
                    summary="1–25"
                    previous_label="Sebelumnya"
                    next_label="Berikutnya"
                    has_previous=false
                    has_next=true
                    on_previous=|| ()
                    on_next=|| ()
                />
            </div>
        </AppFrame>
    }
    .into_any()
}
