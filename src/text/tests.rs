//! What every clean text must hold, and the steps working together.

use super::*;
use proptest::prelude::*;

/// Pieces of pages, sound and damaged, that the property tests string together.
const PIECES: [&str; 34] = [
    "市委书记",
    "调研",
    "。",
    "，",
    "；",
    "\n",
    "\r\n",
    "“",
    "”",
    "（",
    "）",
    "(",
    ")",
    "?",
    "！",
    "結(jié)束",
    "發(fā)展",
    "日?qǐng)?bào)訊",
    "真?zhèn)鬟_(dá)學",
    "?萍紕(chuàng)新",
    "企業(yè)",
    "乾隆",
    "著名",
    "&nbsp;",
    "<sub id=\"a\"></sub>",
    "\u{3000}",
    "\u{200b}",
    "\u{fffd}",
    "１２％",
    "记者 张三",
    "来源：",
    "相关新闻",
    "𠮷",
    "a",
];

fn pages() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Fails unless `span` names characters of `original`, both ways of counting agreeing.
fn check_span(original: &str, span: Span) -> Result<(), TestCaseError> {
    prop_assert!(
        span.start <= span.end && span.byte_start <= span.byte_end,
        "a span runs backwards: {span:?}"
    );
    let within = original.get(span.byte_start..span.byte_end);
    prop_assert!(
        within.is_some(),
        "{span:?} is out of bounds or cuts a character of {original:?}"
    );
    let before = original
        .get(..span.byte_start)
        .unwrap_or_default()
        .chars()
        .count();
    prop_assert_eq!(
        before,
        span.start,
        "bytes and code points of {:?} disagree",
        span
    );
    prop_assert_eq!(
        before + within.unwrap_or_default().chars().count(),
        span.end,
        "and so do their ends"
    );
    Ok(())
}

proptest! {
    #[test]
    fn every_character_leads_home_in_order(original in pages()) {
        let clean = CleanText::of(&original);
        let mut last = Span { start: 0, end: 0, byte_start: 0, byte_end: 0 };
        for (at, char) in clean.text().char_indices() {
            let span = clean.span(at..at + char.len_utf8());
            check_span(&original, span)?;
            prop_assert!(span.start >= last.start && span.end >= last.end, "{last:?} then {span:?}: not monotone");
            prop_assert!(span.end > span.start, "{char:?} comes from nothing: {span:?}");
            last = span;
        }
        let whole = clean.span(0..clean.text().len());
        check_span(&original, whole)?;
        prop_assert_eq!(clean.span(0..0).start, clean.span(0..0).end, "nothing stands nowhere");
    }

    #[test]
    fn lines_and_sentences_are_in_order_and_whole(original in pages()) {
        let clean = CleanText::of(&original);
        let mut end = 0;
        for line in clean.lines() {
            let text = clean.text().get(line.range.clone());
            prop_assert!(text.is_some_and(|text| !text.contains('\n') && text == text.trim() && !text.is_empty()));
            prop_assert!(line.range.start >= end, "lines overlap at {end}");
            end = line.range.end;
        }
        let mut end = 0;
        for sentence in clean.sentences() {
            let line = &clean.lines()[sentence.line];
            prop_assert!(sentence.range.start >= end && sentence.range.start < sentence.range.end, "sentences overlap");
            prop_assert!(line.range.start <= sentence.range.start && sentence.range.end <= line.range.end);
            prop_assert!(line.kind != LineKind::Furniture, "furniture is never read");
            prop_assert!(clean.text().get(sentence.range.clone()).is_some(), "a sentence cuts a character");
            check_span(&original, clean.span(sentence.range.clone()))?;
            end = sentence.range.end;
        }
    }

    #[test]
    fn cleaning_clean_text_changes_nothing(original in pages()) {
        // One round may bring a new note or tag together; that is rare, and what two rounds settle stays.
        let once = CleanText::of(CleanText::of(&original).text());
        let twice = CleanText::of(once.text());
        let thrice = CleanText::of(twice.text());
        prop_assert_eq!(twice.text(), thrice.text(), "cleaning must come to rest");
    }

    #[test]
    fn simplified_text_in_canonical_form_is_kept_as_it_is(original in "([一二市委书记调研企业强调发展。、“”《》,:;!?()0-9a-z ]|\n){0,80}") {
        let plain: String = original.split('\n').map(str::trim).filter(|line| !line.starts_with([',', '、', '。', ';', '”', '》', ')'])).collect::<Vec<_>>().join("\n");
        // A comma before another mark is a slip, and cleaned where it is the rule of a text.
        let slips = [",,", ",、", ",。", ",;", ",:", ",!", ",?", ",”", ",》", ",)"];
        prop_assume!(!slips.iter().any(|slip| plain.contains(slip)));
        let clean = CleanText::of(&plain);
        prop_assert_eq!(clean.text(), plain.as_str(), "there is nothing to clean here");
        let span = clean.span(0..plain.len());
        prop_assert_eq!(span.of(&plain), plain.as_str(), "and the way home is the identity");
    }
}

fn kinds(text: &str) -> Vec<(String, LineKind)> {
    let clean = CleanText::of(text);
    clean
        .lines()
        .iter()
        .map(|line| (clean.text()[line.range.clone()].to_owned(), line.kind))
        .collect()
}

fn kind_of(text: &str, line: &str) -> LineKind {
    let found = kinds(text)
        .into_iter()
        .find(|(words, _)| words.contains(line));
    found
        .unwrap_or_else(|| panic!("no line with {line:?} in {:?}", kinds(text)))
        .1
}

fn sentences_of(text: &str) -> Vec<String> {
    let clean = CleanText::of(text);
    clean
        .sentences()
        .iter()
        .map(|sentence| clean.text()[sentence.range.clone()].to_owned())
        .collect()
}

/// An invented page with all that a page can have.
const PAGE: &str = "首页 > 要闻 > 正文\n青禾县召开招商引资推进会\n——力争全年开门红\n发布时间：2023-02-01 09:00　来源：青禾融媒　浏览次数：12\n\
    \u{3000}\u{3000}1月31日，县委副书记、县长甘霖到青禾县星河制造有限公司调研。\n甘霖指出\n要用好“我能为企业做什么？”大讨论的成果。\n\
    决定任命：\n白露为青禾县人民政府副县长；\n图为甘霖在车间察看生产线。（秋实　摄）\n县领导白露、谷雨参加相关活动\n\
    记者 ▏秋实　通讯员 ▏夏禾\n[ 责任编辑：冬青 ]\n分享到\n相关新闻\n全县春耕备耕工作会议召开\n版权所有：青禾县人民政府\n编辑：冬青\n联系电话：000-0000000\n";

#[test]
fn each_line_of_a_page_has_its_kind() {
    for (line, kind) in [
        ("首页 >", LineKind::Furniture),
        ("青禾县召开", LineKind::Headline),
        ("力争全年", LineKind::Headline),
        ("发布时间:", LineKind::Meta),
        ("1月31日", LineKind::Body),
        ("甘霖指出", LineKind::Body),
        ("决定任命", LineKind::Body),
        ("白露为青禾县", LineKind::Body),
        ("图为甘霖", LineKind::Caption),
        ("县领导白露", LineKind::Body),
        ("记者 ▏秋实", LineKind::Byline),
        ("责任编辑", LineKind::Byline),
        ("分享到", LineKind::Furniture),
        ("相关新闻", LineKind::Furniture),
        ("全县春耕", LineKind::Furniture),
        ("版权所有", LineKind::Furniture),
        ("编辑:冬青", LineKind::Byline),
        ("联系电话", LineKind::Furniture),
    ] {
        assert_eq!(kind_of(PAGE, line), kind, "line {line:?}");
    }
}

#[test]
fn lines_that_only_resemble_bylines_and_furniture_are_body() {
    for line in [
        "记者从县商务局获悉，今年签约项目八个。",
        "主办单位负责人介绍了情况。",
        "相关新闻发布会随后举行。",
        "市领导白露、谷雨参加",
        "来源于企业的建议，要逐条研究。",
        "记者：您怎么看这个项目?",
        "编辑部主任白露作了发言。",
        "附：任免名单",
    ] {
        let text = format!("白露调研企业\n1月31日，白露到企业调研。\n{line}\n谷雨一同调研。\n");
        assert_eq!(
            kind_of(&text, &width_folded(line)),
            LineKind::Body,
            "{line:?} is running text"
        );
    }
}

fn width_folded(line: &str) -> String {
    width::fold(Draft::of(line)).text().to_owned()
}

#[test]
fn bylines_of_many_forms_are_told() {
    for line in [
        "（青禾县融媒体中心记者 秋实）",
        "（记者　努尔兰·哈孜别克　摄影报道　夏禾）",
        "文：秋实　图：夏禾　审核：白露",
        "（青禾县商务局供稿）",
        "（青禾水务　宣）",
        "本报记者 秋实 摄",
        "来源：青禾发布",
        "责编秋实",
        "记者丨秋实 编辑丨夏禾",
        "（供稿：经济发展办公室）",
        "通讯员：秋实 夏禾",
        "一审：秋实 二审：夏禾 三审：白露",
    ] {
        let text = format!("白露调研企业\n1月31日，白露到企业调研。\n{line}\n");
        assert_eq!(
            kind_of(&text, &width_folded(line)),
            LineKind::Byline,
            "{line:?}"
        );
    }
}

#[test]
fn a_headline_with_a_date_is_no_metadata() {
    let text = "2024年5月6日县长办公会召开\n2024年5月6日 青禾发布\n5月6日，县长办公会召开。\n";
    assert_eq!(
        kind_of(text, "县长办公会召开"),
        LineKind::Headline,
        "the date and the rest are one word"
    );
    assert_eq!(
        kind_of(text, "青禾发布"),
        LineKind::Meta,
        "a date and an outlet"
    );
}

#[test]
fn sentences_keep_their_quotations_and_brackets() {
    let text = "白露说：“要抓实。要快。”会后，谷雨走访企业（含外资；共３家）。用好“谁来办？”机制！他表示，“没问题。”，随后签约;完成";
    let expected = [
        "白露说:“要抓实。要快。”",
        "会后,谷雨走访企业(含外资;共3家)。",
        "用好“谁来办?”机制!",
        "他表示,“没问题。”,随后签约;",
        "完成",
    ];
    assert_eq!(
        sentences_of(text),
        expected,
        "a sentence ends where it ends"
    );
}

#[test]
fn brackets_that_are_no_pinyin_stay() {
    let text = "建華建材(遼寧)有限公司、白露(女)、云(app)、孩子們(men)、項目(ppp)";
    let clean = CleanText::of(text);
    assert_eq!(
        clean.text(),
        "建华建材(辽宁)有限公司、白露(女)、云(app)、孩子们、项目(ppp)",
        "only a reading goes"
    );
}

#[test]
fn phrases_decide_between_two_simplified_forms() {
    let clean = CleanText::of(
        "乾隆年間的著名建築，領導們看著圖紙說，幹部要乾淨，瞭望塔於瞭解後興建，答覆恆美公司術鐵閆裏",
    );
    assert_eq!(
        clean.text(),
        "乾隆年间的著名建筑,领导们看着图纸说,干部要干净,瞭望塔于了解后兴建,答复恒美公司术铁闫里"
    );
    assert!(
        clean.is_traditional(),
        "most of it has another form in simplified script"
    );
    let name = CleanText::of(
        "县委书记张堃、副县长陈昇到乾安县调研，企业家于昇陪同，考察了著名企业和三个重点项目建设现场情况。",
    );
    assert!(
        !name.is_traditional(),
        "a name in an old form makes no traditional text"
    );
    assert!(
        name.text().contains("陈昇") && name.text().contains("乾安"),
        "and it stays as it is written"
    );
}

#[test]
fn a_conversion_keeps_the_number_of_characters() {
    for (from, to) in script::tables() {
        assert_eq!(
            from.chars().count(),
            to.chars().count(),
            "{from} -> {to}: each character must keep its way home"
        );
    }
}

#[test]
fn a_note_is_left_out_of_the_way_home_but_not_of_what_spans_it() {
    let original = "宋誠強(qiáng)調(diào)創(chuàng)新";
    let clean = CleanText::of(original);
    let at = clean.text().find("强调").unwrap();
    assert_eq!(
        clean.span(at..at + 6).of(original),
        "強(qiáng)調",
        "the last note belongs to no character"
    );
    let repaired = CleanText::of("日?qǐng)?bào)訊(記(jì)者");
    assert_eq!(repaired.text(), "日报讯(记者");
    assert_eq!(
        repaired.span(3..6).of("日?qǐng)?bào)訊(記(jì)者"),
        "?qǐng)?bào)",
        "a restored character is all its remains"
    );
}

#[test]
fn broken_lines_are_joined() {
    let wrapped = "1月31日，县委副书记、县长甘霖到青禾县星河制造\n有限公司调研。他强调，要稳企业。甘霖一行首先来\n到生产车间，详细了解项目建设情况。随后，甘霖走\n进研发中心，要求把企业的事办好。副县长白露参加\n调研。\n甘霖指出，要抓实。\n";
    let clean = CleanText::of(wrapped);
    assert!(
        clean.text().contains("星河制造有限公司"),
        "a wrapped name is whole again: {}",
        clean.text()
    );
    assert_eq!(
        clean.lines().len(),
        2,
        "paragraphs stay apart: {:?}",
        kinds(wrapped)
    );
    let bold = CleanText::of("甘霖来到\n星河制造有限公司\n，详细了解情况。\n");
    assert!(
        bold.text().contains("有限公司,详细"),
        "no line begins with a comma"
    );
    let list = "甘霖任命一批干部\n决定任命：\n任命白露为青禾县发展和改革局局长职务\n任命谷雨为青禾县农业农村局局长职务\n任命秋实为青禾县市场监管局局长职务\n任命夏禾为青禾县生态环境局局长职务\n";
    assert_eq!(
        CleanText::of(list).lines().len(),
        6,
        "a list of equal lines is no wrapped text"
    );
}

#[test]
fn remains_of_html_go() {
    let clean = CleanText::of(
        "标题<sub id=\"v7\"></sub><ol><nobr id=\"v7\"></nobr></ol>\n第一段&nbsp;&ldquo;好&rdquo;<br>第二段 a<b 。<!-- x -->",
    );
    assert_eq!(
        clean.text(),
        "标题\n第一段 “好”\n第二段 a<b 。",
        "tags go, comparisons stay"
    );
}

#[test]
fn nothing_is_made_of_nothing() {
    for text in ["", "\n", " \u{3000}\n\u{200b}", "\u{fffd}"] {
        let clean = CleanText::of(text);
        assert!(
            clean.lines().is_empty() && clean.sentences().is_empty(),
            "{text:?} holds no line"
        );
        let end = clean.text().len();
        assert_eq!(clean.span(end..end).of(text), "", "and no span");
    }
}

#[test]
fn tables_are_sorted_and_say_each_thing_once() {
    for (name, table) in [
        ("lines", include_str!("data/lines.tsv")),
        ("lost-characters", include_str!("data/lost-characters.tsv")),
        ("markup", include_str!("data/markup.tsv")),
        ("readings", include_str!("data/readings.tsv")),
        (
            "traditional-characters",
            include_str!("data/traditional-characters.tsv"),
        ),
        (
            "traditional-phrases",
            include_str!("data/traditional-phrases.tsv"),
        ),
    ] {
        assert!(
            table.starts_with("# ") && table.contains("# Source: "),
            "{name}.tsv needs a header with its source"
        );
        let rows: Vec<_> = rows(table).collect();
        let wrong = rows.windows(2).find(|pair| pair[0] >= pair[1]);
        assert!(
            wrong.is_none(),
            "{name}.tsv: keep rows sorted and unique, see {wrong:?}"
        );
    }
}

#[test]
fn damage_is_counted_by_kind() {
    let damage = |text: &str| CleanText::of(text).damage();
    assert!(damage("县长李若川到南坪镇调研。").is_none(), "it is whole");
    let misread = damage("鍘块暱鏉庤嫢宸濆埌鍗楀潽闀囪皟鐮");
    assert!(misread.misread > 0, "UTF-8 read as GBK: {misread:?}");
    assert_eq!(damage("領(lǐng)導(dǎo)到鐵嶺").notes, 2);
    assert_eq!(damage("日?qǐng)?bào)訊").halved, 1);
    assert_eq!(damage("甲,、乙,、丙,。").commas, 3);
    assert_eq!(damage("县长李\u{fffd}川、□□").lost, 3);
}
