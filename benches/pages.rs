//! How fast pages of 30 KB become articles, clean text and facts, on one thread: made-up pages as content systems
//! print them, every other one in GB18030 and declared as `gb2312`.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark without its pages measures nothing"
)]

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use encoding_rs::GB18030;
use std::fmt::Write;
use std::fs;
use std::ops::ControlFlow;
use tempfile::TempDir;
use zhengtu::pipeline::Pipeline;
use zhengtu::source::{self, Article, Input, ReadOptions};
use zhengtu::text::CleanText;

const PAGES: usize = 200;
const PAGE_BYTES: usize = 30_000;
/// Paragraphs of an article: some 700 to 2 000 characters.
const PARAGRAPHS: [usize; 4] = [8, 12, 16, 24];

const NAMES: &[&str] = &[
    "张远志",
    "李若川",
    "王青禾",
    "赵明溪",
    "陈望舒",
    "周以宁",
    "吴长林",
];
const POSTS: &[&str] = &[
    "县委书记",
    "县委副书记、县长",
    "副县长",
    "县委常委、宣传部部长",
    "县政协主席",
];
const SITES: &[&str] = &[
    "南坪镇",
    "东河乡",
    "县人民医院",
    "青石工业园区",
    "云岭新材料有限公司",
    "县第一中学",
];
const DEEDS: &[&str] = &[
    "调研",
    "检查安全生产工作",
    "看望慰问一线职工",
    "督导项目建设",
    "走访企业",
];

fn main() {
    divan::main();
}

fn pick<'w>(words: &[&'w str], seed: usize) -> &'w str {
    words[seed % words.len()]
}

fn sentence(seed: usize) -> String {
    format!(
        "8月{}日，{}{}到{}{}，{}{}参加。他强调，要压实责任、抓好第{seed}项工作的落实，把事情办到群众心坎上。",
        seed % 28 + 1,
        pick(POSTS, seed),
        pick(NAMES, seed / 3),
        pick(SITES, seed / 2),
        pick(DEEDS, seed / 5),
        pick(POSTS, seed + 1),
        pick(NAMES, seed / 3 + 1),
    )
}

/// A page with its navigation, its scripts, its lists of other articles, filled up to the size.
fn page(number: usize, charset: &str) -> String {
    let title = format!(
        "{}到{}{}（{number}）",
        pick(NAMES, number),
        pick(SITES, number),
        pick(DEEDS, number)
    );
    let mut html = format!(
        "<!DOCTYPE html><html><head><meta charset=\"{charset}\"><title>{title}_政务要闻_南坪县人民政府</title>\
         <meta name=\"ArticleTitle\" content=\"{title}\"><meta name=\"PubDate\" content=\"2024-08-{:02} 09:12\">\
         <meta name=\"ContentSource\" content=\"南坪日报\"><meta name=\"SiteName\" content=\"南坪县人民政府\"></head><body>",
        number % 28 + 1
    );
    let links = |html: &mut String, class: &str, count: usize| {
        let _ = write!(html, "<div class=\"{class}\"><ul>");
        for link in 0..count {
            let seed = number * 31 + link;
            let _ = write!(
                html,
                "<li><a href=\"/zwyw/202408/t202408{:02}_{seed}.html\" target=\"_blank\">{}到{}{}</a></li>",
                seed % 28 + 1,
                pick(NAMES, seed),
                pick(SITES, seed / 2),
                pick(DEEDS, seed / 3)
            );
        }
        html.push_str("</ul></div>");
    };
    links(&mut html, "nav", 30);
    let _ = write!(
        html,
        "<div class=\"main\"><h1>{title}</h1><div class=\"info\"><span>发布日期：2024-08-{:02}</span> \
         <span>来源：南坪日报</span> <span>浏览次数：{number}</span></div><div class=\"TRS_Editor\">",
        number % 28 + 1
    );
    for paragraph in 0..pick_count(number) {
        let seed = number * 17 + paragraph;
        let _ = write!(
            html,
            "<p style=\"text-indent: 2em;\"><span style=\"font-size: 16px;\">　　{}{}</span></p>",
            sentence(seed),
            sentence(seed + 7)
        );
    }
    html.push_str("<p>（记者 石青 编辑 柳叶）</p></div></div>");
    links(&mut html, "related", 40);
    html.push_str("<div class=\"footer\">主办：南坪县人民政府办公室</div>");
    // Half of what a page of today weighs is no text.
    while html.len() < PAGE_BYTES {
        let _ = writeln!(
            html,
            "<script>var item{0} = {{id: {0}, url: \"/static/js/module{0}.js\"}}; load(item{0});</script>",
            html.len()
        );
    }
    html.push_str("</body></html>");
    html
}

fn pick_count(number: usize) -> usize {
    PARAGRAPHS[number % PARAGRAPHS.len()]
}

/// The pages in a folder, and their bytes.
fn folder() -> (TempDir, usize) {
    let folder = tempfile::tempdir().unwrap();
    let mut size = 0;
    for number in 0..PAGES {
        let bytes = if number % 2 == 0 {
            page(number, "utf-8").into_bytes()
        } else {
            GB18030.encode(&page(number, "gb2312")).0.into_owned()
        };
        size += bytes.len();
        fs::write(folder.path().join(format!("{number:03}.html")), bytes).unwrap();
    }
    (folder, size)
}

/// Reads all pages, on this thread, and does with each what is measured.
fn measure(bencher: Bencher<'_, '_>, mut each: impl FnMut(&Article) -> usize) {
    let (folder, size) = folder();
    let inputs = [Input::Path(folder.path().to_path_buf())];
    let options = ReadOptions::default();
    bencher
        .counter(BytesCount::new(size))
        .counter(ItemsCount::new(PAGES))
        .bench_local(|| {
            let mut done = 0;
            source::each(&inputs, &options, |item| {
                done += each(&item.unwrap());
                ControlFlow::Continue(())
            });
            done
        });
}

/// Pages to articles.
#[divan::bench(sample_count = 10)]
fn source(bencher: Bencher<'_, '_>) {
    measure(bencher, |article| article.text.len());
}

/// Pages to clean text.
#[divan::bench(sample_count = 10)]
fn source_and_text(bencher: Bencher<'_, '_>) {
    measure(bencher, |article| CleanText::of(&article.text).text().len());
}

/// Pages to facts.
#[divan::bench(sample_count = 10)]
fn extract(bencher: Bencher<'_, '_>) {
    let pipeline = Pipeline::new();
    measure(bencher, |article| pipeline.extract(article).facts.len());
}
