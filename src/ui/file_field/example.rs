//! Each state of a file.

use leptos::prelude::*;

use crate::ui::{FileField, FileStatus, FileView, FileWords};

/// The example.
pub fn example() -> AnyView {
    let words = Signal::stored(FileWords {
        take_photo: "Ambil foto".into(),
        choose: "Pilih berkas".into(),
        replace: "Ganti".into(),
        remove: "Hapus".into(),
        retry: "Coba lagi".into(),
    });
    let file = |status: FileStatus, message: &str| {
        Signal::stored(Some(FileView {
            name: "KK_keluarga_rahmawati_halaman_depan_2024.jpg".into(),
            detail: "412 KB, diperkecil dari 3,1 MB".into(),
            thumbnail: None,
            status,
            message: message.into(),
        }))
    };
    let states = [
        ("file-preparing", FileStatus::Preparing, "Memperkecil foto"),
        ("file-sending", FileStatus::Sending(40), "Mengunggah 40 %"),
        ("file-kept", FileStatus::Kept, "Disimpan di ponsel, menunggu sambungan"),
        ("file-done", FileStatus::Done, "Terunggah"),
        ("file-failed", FileStatus::Failed, "Gagal: sambungan terputus"),
    ];
    view! {
        <FileField
            id="file-empty"
            label="KK – Kartu Keluarga"
            hint="Foto atau PDF, paling besar 5 MB. Semua tulisan harus terbaca."
            accept="image/*,application/pdf"
            required=true
            camera=true
            words
            file=None
            on_pick=|_: leptos::ev::Event| ()
            on_remove=|| ()
        />
        {states
            .into_iter()
            .map(|(id, status, message)| {
                view! {
                    <FileField
                        id
                        label="Surat keterangan lahir"
                        note="opsional"
                        accept="image/*,application/pdf"
                        camera=true
                        words
                        file=file(status, message)
                        on_pick=|_: leptos::ev::Event| ()
                        on_remove=|| ()
                        on_retry=|| ()
                    />
                }
            })
            .collect_view()}
    }
    .into_any()
}
