//! Reads HTML: the article out of a page, without what the site puts around it.

mod block;
mod body;
mod meta;
mod tree;

use block::{Block, blocks};
use encoding_rs::Encoding;
use meta::Meta;
pub(super) use tree::TooDeep;
use tree::Tree;

/// Encodings are declared within the first bytes.
const DECLARED_WITHIN: usize = 4 << 10;
/// Where dates and outlets are printed, if not under the title.
const FIRST_LINES: usize = 3;

/// An article as its page gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Page {
    pub url: Option<String>,
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub published: Option<String>,
    /// The title's line, then the text, a line a block; empty where the page has none.
    pub text: String,
}

/// Reads a whole page.
pub(super) fn read(html: &str) -> Result<Page, TooDeep> {
    let tree = Tree::parse(html)?;
    let meta = Meta::of(&tree);
    let mut blocks = blocks(&tree, Tree::ROOT);
    join_title(&mut blocks, &meta);
    let (at, title) = title(&tree, &meta, &blocks);
    let body = body::find(&tree, &blocks, at);
    let first = body.lines.iter().take(FIRST_LINES);
    let stamps: Vec<&str> = body
        .notes
        .iter()
        .chain(first)
        .filter(|block| body::is_stamp(block))
        .map(|block| block.text.as_str())
        .collect();
    let (publisher, published) = (meta.outlet(&stamps), meta.published(&stamps));
    let seen = body
        .notes
        .iter()
        .chain(&body.lines)
        .map(|block| block.text.as_str());
    let mut lines: Vec<_> = title.as_deref().into_iter().chain(seen).collect();
    let read: usize = body.lines.iter().map(|block| block.size).sum();
    if let Some(text) = meta.body().filter(|text| text.chars().count() > read * 2) {
        lines.truncate(usize::from(title.is_some()));
        lines.extend(text.lines().map(str::trim).filter(|line| !line.is_empty()));
    }
    let has_text = lines.len() > usize::from(title.is_some());
    let text = if has_text {
        lines.join("\n")
    } else {
        String::new()
    };
    Ok(Page {
        url: meta.url(),
        title,
        publisher,
        published,
        text,
    })
}

/// The text of a piece of HTML that holds an article and nothing else, or of a whole page.
pub(super) fn read_fragment(html: &str) -> Result<String, TooDeep> {
    if html.contains("<body") || html.contains("<BODY") {
        return read(html).map(|page| page.text);
    }
    let tree = Tree::parse(html)?;
    let lines: Vec<_> = blocks(&tree, Tree::ROOT)
        .into_iter()
        .map(|block| block.text)
        .collect();
    Ok(lines.join("\n"))
}

/// The encoding that the page says it is in; often wrong.
pub(super) fn declared_encoding(head: &[u8]) -> Option<&'static Encoding> {
    let head = &head[..head.len().min(DECLARED_WITHIN)].to_ascii_lowercase();
    let at = head.windows(8).position(|word| word == b"charset=")? + 8;
    let rest = head[at..].trim_ascii_start();
    let rest = rest
        .strip_prefix(b"\"")
        .or_else(|| rest.strip_prefix(b"'"))
        .unwrap_or(rest);
    let end = rest
        .iter()
        .position(|byte| !(byte.is_ascii_alphanumeric() || b"-_".contains(byte)));
    Encoding::for_label(&rest[..end.unwrap_or(rest.len())])
}

/// The title, and its line where it is one: a line that the head's title begins with or holds
/// is surer than the head's, which the names of column and site follow.
fn title(tree: &Tree, meta: &Meta, blocks: &[Block]) -> (Option<usize>, Option<String>) {
    for head in heads(meta) {
        let lines = blocks
            .iter()
            .enumerate()
            .filter(|(_, block)| block.size >= body::MIN_TITLE);
        let held = lines.filter(|(_, block)| head.contains(&squeezed(&block.text)));
        // The longest; of equals the first, or the heading.
        let best = held.max_by_key(|(at, block)| {
            (
                block.size,
                block.is_heading,
                block.linked == 0,
                std::cmp::Reverse(*at),
            )
        });
        if let Some((at, block)) = best.filter(|(_, best)| best.size * 3 >= head.chars().count()) {
            return (Some(at), Some(block.text.clone()));
        }
    }
    if let Some(title) = meta.title() {
        return (None, Some(title));
    }
    if let Some(at) = body::title_before(tree, blocks) {
        return (Some(at), Some(blocks[at].text.clone()));
    }
    (
        None,
        meta.window_title
            .as_deref()
            .map(|title| without_site(title).to_owned()),
    )
}

/// The titles that the head declares, the surest first, without blanks.
fn heads(meta: &Meta) -> impl Iterator<Item = String> {
    let declared = [meta.title(), meta.window_title.clone()];
    declared.into_iter().flatten().map(|title| squeezed(&title))
}

/// A heading that is broken for its looks is one line, where the head has it so.
fn join_title(blocks: &mut Vec<Block>, meta: &Meta) {
    let heads: Vec<String> = heads(meta).collect();
    blocks.dedup_by(|next, block| {
        let joined = format!("{}{}", squeezed(&block.text), squeezed(&next.text));
        let one = block.is_heading
            && block.owner == next.owner
            && heads.iter().any(|head| head.contains(&joined));
        if one {
            block.text.push_str(&next.text);
            block.size += next.size;
            block.linked += next.linked;
        }
        one
    });
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The title before the names of column and site.
fn without_site(title: &str) -> &str {
    let mut cut = title.split(['_', '|', '｜']).next().unwrap_or(title).trim();
    while let Some((before, after)) = cut.rsplit_once(['-', '–', '—']) {
        let is_site = [
            "网", "报", "台", "新闻", "要闻", "政府", "频道", "门户", "融媒", "中心", "动态",
        ]
        .iter()
        .any(|end| after.trim().ends_with(end));
        if !is_site || before.trim().is_empty() {
            break;
        }
        cut = before.trim().trim_end_matches(['-', '–', '—']).trim();
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::{Page, declared_encoding, read, read_fragment};
    use crate::source::decode;
    use std::fs;
    use std::path::{Path, PathBuf};

    const PROSE: &str =
        "8月12日，县委书记张远志到南坪镇调研，县长李若川参加。他强调，要抓好落实，把事情办好。";

    fn page(html: &str) -> Page {
        read(html).unwrap()
    }

    fn file(path: &Path) -> Page {
        let bytes = fs::read(path).unwrap();
        let declared = declared_encoding(&bytes);
        page(&decode::decode(bytes, declared).unwrap())
    }

    fn pages(folder: &str) -> Vec<PathBuf> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let files = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        files
            .filter(|path| path.extension().is_some_and(|suffix| suffix == "html"))
            .collect()
    }

    /// Names, bylines among them, are what later stages live on.
    #[test]
    fn nobody_in_the_annotated_pages_is_lost() {
        let pages = pages("tests/gold");
        assert!(pages.len() >= 4, "the annotated pages are there");
        for path in pages {
            let page = file(&path);
            let answer = fs::read_to_string(path.with_extension("json")).unwrap();
            let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
            assert_eq!(
                page.published.as_deref(),
                answer["published"].as_str(),
                "{}",
                path.display()
            );
            for person in answer["people"].as_array().unwrap() {
                let name = person[0].as_str().unwrap();
                assert!(
                    page.text.contains(name),
                    "{} has lost {name}:\n{}",
                    path.display(),
                    page.text
                );
            }
        }
    }

    #[test]
    fn what_the_site_puts_around_is_left_out() {
        for path in pages("examples/corpus") {
            let page = file(&path);
            let title = page.title.unwrap();
            assert!(
                page.text.starts_with(&format!("{title}\n2024-")),
                "{}",
                page.text
            );
            for furniture in ["首页", "推荐阅读", "ICP", "上一篇"] {
                assert!(
                    !page.text.contains(furniture),
                    "{} kept {furniture}",
                    path.display()
                );
            }
        }
    }

    #[test]
    fn a_page_of_tables_and_breaks_is_read() {
        let page = page(&format!(
            "<html><body><form class=top><table><tr><td><a href=1>通知公告</a><br><a href=2>政务</a></td><td>\
             <div class=title>张远志调研南坪镇</div><div>发布时间：2024-08-13 来源：南坪发布 作者：石青</div>\
             <div>{PROSE}<br><br>&emsp;&emsp;{PROSE}</div><div>编辑：柳叶 审核：白杨</div>\
             <div class=share>分享到：微信</div></td></tr></table><div id=footer>版权所有：南坪，地址：一路。</div></form>"
        ));
        let expected = format!(
            "张远志调研南坪镇\n发布时间：2024-08-13 来源：南坪发布 作者：石青\n{PROSE}\n{PROSE}\n编辑：柳叶 审核：白杨"
        );
        assert_eq!(page.text, expected);
        assert_eq!(page.publisher.as_deref(), Some("南坪发布"));
        assert_eq!(page.published.as_deref(), Some("2024-08-13"));
    }

    #[test]
    fn linked_data_tell_what_the_page_does_not_show() {
        let page = page(&format!(
            r#"<html><head><title>调研南坪镇 - 南坪网</title><link rel="canonical" href="https://a.example/1">
            <script type="application/ld+json">{{"@graph":[{{"@type":"WebSite"}},{{"@type":"NewsArticle",
            "headline":"张远志调研南坪镇","datePublished":"2024-08-12T23:15:00Z","publisher":{{"name":"南坪发布"}},
            "articleBody":"{PROSE}"}}]}}</script></head><body><div id="app"></div></body></html>"#
        ));
        assert_eq!(page.text, format!("张远志调研南坪镇\n{PROSE}"));
        assert_eq!(
            page.published.as_deref(),
            Some("2024-08-13"),
            "the day in Beijing"
        );
        assert_eq!(page.publisher.as_deref(), Some("南坪发布"));
        assert_eq!(page.url.as_deref(), Some("https://a.example/1"));
    }

    fn headed(head: &str, under: &str) -> Page {
        page(&format!(
            "<html><head>{head}<title>张远志到南坪镇调研_政务要闻_南坪网</title></head><body>\
             <h1>张远志到<br>南坪镇调研</h1><div class=x>{under}</div><div><p>{PROSE}</p><p>{PROSE}</p></div>\
             <h3>编辑推荐：</h3><div>版权所有 南坪网</div></body></html>"
        ))
    }

    #[test]
    fn what_is_surer_is_believed() {
        let site = r#"<meta name="SiteName" content="南坪县人民政府">"#;
        let linked = r#"<script type="application/ld+json">[{"@type":"BreadcrumbList"},{"@type":["NewsArticle"],
            "headline":"张远志到南坪镇调研","datePublished":"2024-08-14T08:00:00+08:00","url":"https://a.example/2024-08/15/1.html",
            "publisher":[{"@type":"Organization","name":"南坪发布"}]}]</script>"#;
        let meta = r#"<meta name="ContentSource" content="来源：南坪日报"><meta name="PubDate" content="2024-08-13 09:12">"#;
        let printed = "<span>发布日期：2024-08-16</span><span>来源：南坪电视台</span><span>浏览次数：9</span>";
        let own =
            r#"<meta name="ContentSource" content="本站"><meta name="PubDate" content="{date}">"#;
        let account = r#"<meta property="og:site_name" content="微信公众平台"><span id="js_name"> 南坪发布 </span>"#;
        for (head, under, outlet, day) in [
            (
                format!("{site}{linked}{meta}"),
                printed,
                "南坪日报",
                Some("2024-08-13"),
            ),
            (
                format!("{site}{linked}"),
                printed,
                "南坪电视台",
                Some("2024-08-14"),
            ),
            (
                format!("{site}{linked}"),
                "",
                "南坪发布",
                Some("2024-08-14"),
            ),
            (
                format!("{site}{own}"),
                printed,
                "南坪电视台",
                Some("2024-08-16"),
            ),
            (format!("{site}{own}"), "", "南坪县人民政府", None),
            (site.to_owned(), account, "南坪发布", None),
            (
                format!(
                    r#"{site}<link rel=canonical href="https://a.example/202408/t20240817_1.html">"#
                ),
                "",
                "南坪县人民政府",
                Some("2024-08-17"),
            ),
        ] {
            let page = headed(&head, under);
            assert_eq!(page.publisher.as_deref(), Some(outlet), "{head}{under}");
            assert_eq!(page.published.as_deref(), day, "{head}{under}");
            assert_eq!(page.title.as_deref(), Some("张远志到南坪镇调研"), "{head}");
            assert!(!page.text.contains("推荐"), "{}", page.text);
        }
    }

    #[test]
    fn rows_of_data_are_lines() {
        let text = read_fragment(
            "<p>任免：</p><table><tr><td>张远志</td><td><p>任县财政局局长</p></td></tr>\
             <tr><td>李若川</td><td>任县教育局局长</td></tr></table>",
        );
        assert_eq!(
            text.unwrap(),
            "任免：\n张远志 任县财政局局长\n李若川 任县教育局局长"
        );
    }

    #[test]
    fn white_space_is_as_a_browser_shows_it() {
        let text = read_fragment(
            "<p>县委书记<b>张远志</b>\n  调研 <ruby>闵<rt>mǐn</rt></ruby>县。\n郭小溪 摄</p><p style='display: none'>x</p>",
        );
        assert_eq!(text.unwrap(), "县委书记张远志调研 闵县。郭小溪 摄");
    }
}
