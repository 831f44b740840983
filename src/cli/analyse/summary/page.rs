//! The report as text: Markdown with pictures beside it, or HTML with them inside.

use anyhow::Result;
use std::fmt::Write as _;
use std::path::Path;

/// A heading and what is under it.
pub(super) struct Section {
    pub(super) title: &'static str,
    pub(super) columns: [&'static str; 2],
    /// None where the picture says it all.
    pub(super) rows: Vec<(String, String)>,
    pub(super) picture: Option<Drawn>,
}

/// A picture as SVG, and what its file is called.
pub(super) struct Drawn {
    pub(super) name: &'static str,
    pub(super) svg: String,
}

/// Pictures are named by their place in `pictures`, and left out where there is none.
pub(super) fn markdown(sections: &[Section], pictures: Option<&Path>) -> Result<String> {
    let plain = |cell: &str| cell.replace('|', "\\|").replace(char::is_control, " ");
    let mut out = String::from("# 政图 Zhengtu\n");
    for section in sections {
        let drawn = pictures.zip(section.picture.as_ref());
        if section.rows.is_empty() && drawn.is_none() {
            continue;
        }
        write!(out, "\n## {}\n", section.title)?;
        if !section.rows.is_empty() {
            let [one, other] = section.columns;
            write!(out, "\n| {one} | {other} |\n|---|---:|\n")?;
        }
        for (name, value) in &section.rows {
            writeln!(out, "| {} | {} |", plain(name), plain(value))?;
        }
        if let Some((dir, picture)) = drawn {
            let path = dir.join(format!("{}.svg", picture.name));
            let path = path.to_string_lossy().replace('\\', "/");
            // Angle brackets let a path have spaces.
            write!(out, "\n![{}](<{path}>)\n", section.title)?;
        }
    }
    Ok(out)
}

const STYLE: &str = "body{font-family:'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif;\
max-width:62rem;margin:2rem auto;padding:0 1rem;color:#222}h2{margin-top:2.5rem}table{border-collapse:collapse}\
td,th{padding:.2rem .8rem;border-bottom:1px solid #ddd;text-align:left}td+td,th+th{text-align:right}\
svg{max-width:100%;height:auto;display:block;margin:1rem 0}";

pub(super) fn html(sections: &[Section]) -> Result<String> {
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"zh-Hans\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>政图 Zhengtu</title>\
         <style>{STYLE}</style></head><body>\n<h1>政图 Zhengtu</h1>\n"
    );
    for section in sections {
        if section.rows.is_empty() && section.picture.is_none() {
            continue;
        }
        writeln!(out, "<h2>{}</h2>", section.title)?;
        if !section.rows.is_empty() {
            let [one, other] = section.columns;
            writeln!(out, "<table><tr><th>{one}</th><th>{other}</th></tr>")?;
            for (name, value) in &section.rows {
                let (name, value) = (escaped(name), escaped(value));
                writeln!(out, "<tr><td>{name}</td><td>{value}</td></tr>")?;
            }
            out.push_str("</table>\n");
        }
        if let Some(picture) = &section.picture {
            out.push_str(&picture.svg);
        }
    }
    out.push_str("</body></html>\n");
    Ok(out)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace(char::is_control, " ")
}
