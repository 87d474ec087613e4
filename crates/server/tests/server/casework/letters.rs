//! Letters: accessible, whole, and set within limits whatever a template tries.

use std::{fs, path::Path, process::Command, time::Duration};

use mppi_domain::{
    api::{region::RegionProfile, submission::Receipt},
    date::Date,
    language::Language,
    service::{ProductOrigin, ServiceDefinition},
};
use mppi_server::{
    documents::{
        Mark, RenderError, RenderJob, RenderLimits, Renderer, qr,
        receipt::{ReceiptFacts, receipt_job},
        sample::sample_data,
    },
    words::Words,
};
use serde_json::json;

use super::kit::{OFFICER, act, send, sku_application, try_act};
use crate::harness::TestServer;

fn renderer(limits: RenderLimits) -> Renderer {
    Renderer::new(env!("CARGO_BIN_EXE_mppi-server").into(), limits)
}

fn job(template: &str) -> RenderJob {
    RenderJob {
        template: template.to_owned(),
        data: json!({ "name": "*Siti* #x" }),
        crest: qr::empty(),
        motif: None,
        qr: qr::svg("https://sinjai.example/verifikasi/K7M2P9XQ4R"),
        today: Date::new(2026, 11, 24).unwrap(),
        mark: None,
    }
}

fn regions() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../regions")
}

fn profile(slug: &str) -> RegionProfile {
    serde_json::from_str(&fs::read_to_string(regions().join(slug).join("region.json")).unwrap()).unwrap()
}

/// What a tool says of a PDF; the tool must be there and be content.
fn tool(name: &str, arguments: &[&str], pdf: &Path) -> String {
    let output = Command::new(name)
        .args(arguments)
        .arg(pdf)
        .output()
        .unwrap_or_else(|error| panic!("{name} is needed for this test: {error}"));
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What `pdfinfo` says of it.
fn is_clean_and_accessible(bytes: &[u8], title: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.pdf");
    fs::write(&path, bytes).unwrap();
    let info = tool("pdfinfo", &[], &path);
    assert!(info.contains(title), "{info}");
    assert!(info.lines().any(|line| line.starts_with("Tagged:") && line.ends_with("yes")), "{info}");
    assert!(tool("qpdf", &["--check"], &path).contains("No syntax or stream encoding errors"));
    let fonts = tool("pdffonts", &[], &path);
    let rows: Vec<_> = fonts.lines().skip(2).collect();
    assert!(!rows.is_empty() && rows.iter().all(|row| row.split_whitespace().rev().nth(4) == Some("yes")), "{fonts}");
    info
}

#[tokio::test]
async fn every_template_of_the_sample_regions_makes_a_clean_letter() {
    let mut letters = 0;
    for slug in ["sinjai", "bengkulu-tengah"] {
        let (profile, folder) = (profile(slug), regions().join(slug));
        for file in fs::read_dir(folder.join("services")).unwrap() {
            let definition: ServiceDefinition =
                serde_json::from_str(&fs::read_to_string(file.unwrap().path()).unwrap()).unwrap();
            let ProductOrigin::Generated { template, .. } = &definition.product.origin else { continue };
            let today = Date::new(2026, 11, 24).unwrap();
            let job = RenderJob {
                data: sample_data(&definition, &profile, today),
                crest: fs::read_to_string(folder.join(&profile.brand.crest)).unwrap(),
                ..job(&fs::read_to_string(folder.join("templates").join(template)).unwrap())
            };
            let pdf = renderer(RenderLimits::default()).render(&job).await.unwrap();
            is_clean_and_accessible(&pdf, definition.product.name.get(Language::Id));
            letters += 1;
        }
    }
    assert_eq!(letters, 2);
}

#[tokio::test]
async fn a_receipt_is_a_clean_page_in_both_languages() {
    let profile = profile("sinjai");
    let id = "01900000-0000-7000-8000-000000000001";
    let sent: Receipt = serde_json::from_value(json!({
        "submission_id": id, "received_at": "2026-11-24T02:10:00Z",
        "applications": [{ "application_id": id, "number": "MPP-7307-2026-000123-K",
            "service_name": { "id": "Kutipan Akta Kelahiran", "en": "Birth certificate" }, "check_due_on": "2026-11-25" }]
    }))
    .unwrap();
    let crest = fs::read_to_string(regions().join("sinjai").join(&profile.brand.crest)).unwrap();
    let words = Words::built_in().unwrap();
    let mut taken_in = sent.clone();
    taken_in.applications[0].provisional_number = Some("SEM-7307-G9VC59R-K".to_owned());
    for (language, title, receipt, is_told) in [
        (Language::Id, "Tanda terima permohonan", &sent, true),
        (Language::En, "Application receipt", &sent, true),
        (Language::Id, "Tanda terima permohonan", &taken_in, false),
        (Language::En, "Application receipt", &taken_in, false),
    ] {
        let facts = ReceiptFacts {
            profile: &profile,
            receipt,
            secret: super::kit::SECRET,
            tracking_url: "https://sinjai.example/lacak",
            language,
            crest: &crest,
            is_told,
        };
        let pdf = renderer(RenderLimits::default()).render(&receipt_job(facts, &words)).await.unwrap();
        let info = is_clean_and_accessible(&pdf, title);
        assert!(info.lines().any(|line| line.starts_with("Pages:") && line.ends_with(" 1")), "{info}");
    }
}

#[tokio::test]
async fn data_is_never_markup_and_a_preview_says_so() {
    let template = "#set document(title: \"x\")\n= Surat\n#json(\"/data.json\").name";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.pdf");
    let preview = RenderJob { mark: Some(Mark::Preview), ..job(template) };
    fs::write(&path, renderer(RenderLimits::default()).render(&preview).await.unwrap()).unwrap();
    let text = Command::new("pdftotext").arg("-raw").arg(&path).arg("-").output().unwrap();
    let text = String::from_utf8(text.stdout).unwrap();
    assert!(text.contains("*Siti* #x") && text.contains("PRATINJAU"), "{text}");
}

#[tokio::test]
async fn a_template_that_reads_files_is_refused() {
    for (template, reason) in [
        ("#read(\"/etc/passwd\")", "file not found"),
        ("#read(\"../../etc/passwd\")", "escape"),
        ("#include \"/proc/self/environ\"", "file not found"),
        ("#import \"@preview/cetz:0.3.0\"", "not found"),
        ("#sys.inputs.at(\"HOME\")", "HOME"),
        ("#image(\"http://localhost/x.png\", alt: \"x\")", "not found"),
    ] {
        let refused = renderer(RenderLimits::default()).render(&job(template)).await;
        match refused {
            Err(RenderError::Template(words)) => assert!(words.contains(reason), "{template}: {words}"),
            other => panic!("{template}: {other:?}"),
        }
    }
}

#[tokio::test]
async fn a_template_without_title_or_words_for_pictures_is_refused() {
    for template in [
        "Tanpa judul",
        "#set document(title: \"x\")\n#image(\"/qr.svg\")",
        "#set document(title: \"x\")\n#ada.yang.salah",
    ] {
        assert!(
            matches!(renderer(RenderLimits::default()).render(&job(template)).await, Err(RenderError::Template(_))),
            "{template}"
        );
    }
}

#[tokio::test]
async fn a_template_that_loops_is_stopped() {
    let limits = RenderLimits { wall: Duration::from_secs(2), ..RenderLimits::default() };
    let endless = "#set document(title: \"x\")\n#for a in range(100000) { for b in range(100000) { let c = a * b } }";
    assert!(matches!(renderer(limits).render(&job(endless)).await, Err(RenderError::TooSlow(2))));
    let limits = RenderLimits { cpu_seconds: 1, ..RenderLimits::default() };
    assert!(matches!(renderer(limits).render(&job(endless)).await, Err(RenderError::TooSlow(1))));
    for template in ["#while true {}", "#let f(n) = f(n + 1)\n#f(0)", "#let i = 0\n#while i >= 0 { i += 1 }"] {
        assert!(
            matches!(renderer(RenderLimits::default()).render(&job(template)).await, Err(RenderError::Template(_))),
            "{template}"
        );
    }
}

#[tokio::test]
async fn a_template_that_eats_memory_is_stopped() {
    let limits = RenderLimits { memory: 256 * 1024 * 1024, ..RenderLimits::default() };
    let hungry = "#set document(title: \"x\")\n#let list = range(30000000)\n#list.len()";
    let stopped = renderer(limits).render(&job(hungry)).await;
    assert!(matches!(stopped, Err(RenderError::TooHungry(256))), "{stopped:?}");
    let limits = RenderLimits { output: 1000, ..RenderLimits::default() };
    let large = renderer(limits).render(&job("#set document(title: \"x\")\nSurat")).await;
    assert!(matches!(large, Err(RenderError::TooLarge(_))), "{large:?}");
}

#[tokio::test]
async fn a_broken_template_leaves_the_case_as_it_was_and_the_server_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    copy(&regions(), folder.path());
    let template = folder.path().join("sinjai/templates/sku.typ");
    fs::write(&template, "#set document(title: \"x\")\n#read(\"/etc/passwd\")").unwrap();
    let server = TestServer::start_with(&["--demo", "--regions", folder.path().to_str().unwrap()]).await;
    let mut owner = server.citizen("081234567890").await;
    let application = sku_application(&mut owner).await;
    let id = send(&mut owner, &application).await;
    for (username, kinds) in [
        ("loket", vec!["claim", "declare_complete"]),
        ("proses", vec!["claim", "process"]),
        ("ttd", vec!["claim", "approve"]),
        ("proses", vec!["claim"]),
    ] {
        let mut officer = server.officer(username).await;
        for kind in kinds {
            act(&mut officer, OFFICER, id, kind, json!({})).await;
        }
    }
    let mut office = server.officer("proses").await;
    let failed = try_act(&mut office, OFFICER, id, "issue", json!({})).await;
    assert_eq!((failed.status, failed.code()), (422, "template_failed".to_owned()));
    assert!(failed.json()["title"].as_str().unwrap().contains("line 2"), "{}", failed.text);
    assert_eq!(office.get(&format!("{OFFICER}/applications/{id}/preview")).await.code(), "template_failed");
    let case = super::kit::see(&mut office, OFFICER, id).await;
    assert!(case.get("document").is_none() && case["status"] == "in_process");
    assert_eq!(server.anon().get("/healthz").await.status, 200);
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
