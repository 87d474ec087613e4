//! Files under `assets/`: named by content, compressed beside themselves.

use anyhow::{Context, Result, bail};
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Endings that are compressed already.
const PACKED: [&str; 7] = ["png", "jpg", "jpeg", "webp", "woff2", "gz", "br"];

/// Collects assets and writes each one as it comes.
pub struct Assets {
    out: PathBuf,
    quick: bool,
    paths: BTreeMap<String, String>,
}

impl Assets {
    /// Starts in an empty folder. `quick` trades size for speed.
    pub fn new(out: &Path, quick: bool) -> Result<Self> {
        fs::create_dir_all(out.join("assets"))?;
        Ok(Self { out: out.to_path_buf(), quick, paths: BTreeMap::new() })
    }

    /// Writes `bytes` under a name that carries their hash.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let flat = name.replace('/', "-");
        let (stem, ending) = flat.rsplit_once('.').with_context(|| format!("{name} has no ending"))?;
        let hash = hash(bytes).chars().take(10).collect::<String>();
        let file = format!("{stem}.{hash}.{ending}");
        let path = format!("assets/{file}");
        let target = self.out.join(&path);
        fs::write(&target, bytes)?;
        if !PACKED.iter().any(|ending| file.ends_with(&format!(".{ending}"))) {
            self.compress(&target, bytes)?;
        }
        self.paths.insert(name.to_owned(), path);
        Ok(())
    }

    fn compress(&self, target: &Path, bytes: &[u8]) -> Result<()> {
        let with = |ending: &str| {
            let mut name = target.as_os_str().to_owned();
            name.push(ending);
            PathBuf::from(name)
        };
        let (quality, level) = if self.quick { (1, 1) } else { (11, 9) };
        let parameters =
            brotli::enc::BrotliEncoderParams { quality, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
        let mut packed = Vec::new();
        brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters)?;
        fs::write(with(".br"), packed)?;
        let mut gzip = GzEncoder::new(Vec::new(), Compression::new(level));
        gzip.write_all(bytes)?;
        fs::write(with(".gz"), gzip.finish()?)?;
        Ok(())
    }

    /// Adds scripts that may name each other as `asset:NAME`, the named one first.
    pub fn add_scripts(&mut self, mut scripts: BTreeMap<String, String>) -> Result<()> {
        while !scripts.is_empty() {
            let ready = scripts
                .iter()
                .find(|(_, text)| scripts.keys().all(|other| !text.contains(&format!("asset:{other}"))))
                .map(|(name, _)| name.clone());
            let Some(name) = ready else {
                bail!("scripts of public/ name each other in a circle: {:?}", scripts.keys());
            };
            if let Some(text) = scripts.remove(&name) {
                let text = self.resolve(&text, "./").with_context(|| format!("public/{name}"))?;
                self.add(&name, text.as_bytes())?;
            }
        }
        Ok(())
    }

    /// Replaces each `asset:NAME` by its address; `prefix` leads from there to the assets folder.
    pub fn resolve(&self, text: &str, prefix: &str) -> Result<String> {
        let mut done = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find("asset:") {
            let (before, after) = rest.split_at(at);
            let after = after.get("asset:".len()..).unwrap_or_default();
            let end = after.find(|c: char| !(c.is_ascii_alphanumeric() || "._-/".contains(c))).unwrap_or(after.len());
            let (name, tail) = after.split_at(end);
            let path = self.paths.get(name).with_context(|| format!("there is no asset {name:?}"))?;
            done.push_str(before);
            done.push_str(prefix);
            done.push_str(path.trim_start_matches("assets/"));
            rest = tail;
        }
        done.push_str(rest);
        Ok(done)
    }

    /// Logical name → path.
    pub fn map(&self) -> BTreeMap<String, String> {
        self.paths.clone()
    }

    /// A hash over all names and contents so far.
    pub fn version(&self) -> String {
        let all: Vec<&str> = self.paths.values().map(String::as_str).collect();
        hash(all.join("\n").as_bytes()).chars().take(12).collect()
    }
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Assets;
    use std::collections::BTreeMap;

    fn assets(name: &str) -> Assets {
        let folder = std::env::temp_dir().join(format!("mppi-xtask-{name}-{}", std::process::id()));
        Assets::new(&folder, true).expect("a temporary folder can be made")
    }

    #[test]
    fn a_name_follows_its_content() {
        let mut assets = assets("names");
        assets.add("words/citizen/id.json", b"{}").expect("it is written");
        let first = assets.map();
        assets.add("words/citizen/id.json", b"{ }").expect("it is written");
        assert!(first["words/citizen/id.json"].starts_with("assets/words-citizen-id."));
        assert_ne!(first, assets.map());
        assert!(assets.out.join(&first["words/citizen/id.json"]).with_extension("json.br").is_file());
    }

    #[test]
    fn scripts_find_each_other_by_hashed_name() {
        let mut assets = assets("scripts");
        let scripts = BTreeMap::from([
            ("a.js".to_owned(), "import './x'; import 'asset:b.js';".to_owned()),
            ("b.js".to_owned(), "export default 1".to_owned()),
        ]);
        assets.add_scripts(scripts).expect("there is an order");
        let b = assets.map()["b.js"].trim_start_matches("assets/").to_owned();
        let a = std::fs::read_to_string(assets.out.join(&assets.map()["a.js"])).expect("it is there");
        assert_eq!(a, format!("import './x'; import './{b}';"));
    }

    #[test]
    fn a_circle_or_a_missing_name_is_an_error() {
        let circle = BTreeMap::from([
            ("a.js".to_owned(), "asset:b.js".to_owned()),
            ("b.js".to_owned(), "asset:a.js".to_owned()),
        ]);
        assert!(assets("circle").add_scripts(circle).is_err());
        assert!(assets("missing").resolve("href=\"asset:nothing.css\"", "").is_err());
    }
}
