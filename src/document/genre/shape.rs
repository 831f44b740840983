//! Signs of a genre that are no words: how lines begin, who speaks, what stands in figures.

use crate::lexicon::word_set::WordSet;
use crate::text::{CleanText, LineKind};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A heading is no longer than this many characters.
const HEADING: usize = 40;

/// A quotation longer than this many bytes is a document, not a turn of talk.
const UTTERANCE: usize = 600;

#[expect(clippy::expect_used, reason = "the patterns are constants")]
fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a valid pattern")
}

/// `第四十二章 考察组来了`; that of a law has no name but 总则 or the like, and articles follow.
static CHAPTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[ ·\-_>》])(?:第[0-9〇零一二三四五六七八九十百千两]+[章回](?:[^ ]|[ ]|$)|[Cc]hapter ?[0-9]+)",
    )
});

/// What the chapters of laws are called.
static LAW: LazyLock<Regex> = LazyLock::new(|| {
    pattern("总 *则|附 *则|罚 *则|责任|职责|管理|监督|保障|规定|程序|机构|组织|措施|处罚")
});

/// `第三条 …` at the start of a line.
static ARTICLE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^ *\**第[0-9〇零一二三四五六七八九十百千]+条"));

static DAY: LazyLock<Regex> = LazyLock::new(|| pattern(r"[0-9]{1,2}月[0-9]{1,2}日"));

/// `2009.03--2012.07`, `1998年7月至2001年5月`, `2011年后`.
static STATION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:19|20)[0-9]{2}(?:[.年/][0-9]{1,2}月?|年)?(?:-|—|–|~|至|到)+(?:(?:19|20)[0-9]{2}|今|现在)",
        r"|(?:19|20)[0-9]{2}(?:[.年/][0-9]{1,2}月?|年)?(?:-|—|–)+ ?[,: 任]",
    ))
});

/// `400-820-1234`, `0796-1234567`, `13812345678`, after a word for a number to call.
static PHONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:电话|热线|手机|微信|QQ|咨询|报名|TEL|Tel)[^。\n]{0,8}?[:： ]?[0-9][0-9\-]{6,}|400-?[0-9]{3}-?[0-9]{3,4}",
    )
});

/// `仅99元`, `3980元/平方米`, `每份二百六十八元`.
static PRICE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:仅需|只需|仅|原价|现价|售价|特价|只要|低至|每[盒份件瓶斤套位平箱袋])[:为]?¥?[0-9一二三四五六七八九十百千]+(?:\.[0-9]+)?元",
        r"|¥ ?[0-9]+|[0-9]+元/[盒份件瓶斤套位平㎡箱袋月人]",
    ))
});

/// `赣府发〔2024〕7号`.
static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[〔\[](?:19|20)[0-9]{2}[〕\]] ?第?[0-9]+号"));

static WIRE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:(?:20[0-9]{2}年)?[0-9]{1,2}月)?[0-9]{1,2}日(?:[上下]午)?(?:电|讯|消息|报道)")
});

/// Whether this begins with the day and the word that close an agency's dateline.
pub(super) fn is_day_of_wire(rest: &str) -> bool {
    WIRE.is_match(rest)
}

/// Surnames that are common in fiction and news alike.
const SURNAMES: &str = "王李张刘陈杨赵周吴徐孙朱胡郭何罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘袁叶蒋杜苏魏程吕丁沈姚卢傅钟姜崔谭廖范汪陆贾韦邱侯邹熊孟秦阎薛尹段雷黎史陶贺顾毛郝龚邵钱严赖覃莫孔柳祝邢";

/// Offices by which people are addressed.
static ADDRESSED: LazyLock<WordSet> = LazyLock::new(|| WordSet::named("office of address"));

/// Those of them that stand behind names of places as well.
const OF_PLACES: [&str; 7] = ["市长", "县长", "区长", "省长", "主任", "主席", "总"];

static OFFICE: LazyLock<WordSet> = LazyLock::new(|| WordSet::named("office"));

static ACT: LazyLock<WordSet> = LazyLock::new(|| WordSet::named("official act"));

/// How often each shape occurs.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    address: usize,
    article: usize,
    byline: usize,
    chapter: usize,
    day: usize,
    division: usize,
    figures: usize,
    number: usize,
    official: usize,
    opening: usize,
    phone: usize,
    price: usize,
    pronoun: usize,
    speech: usize,
    stations: usize,
    turn: usize,
}

impl Shapes {
    /// Counts them in the lines that are read; bylines among all lines.
    pub(super) fn of(clean: &CleanText, read: &[Range<usize>], head: &[Range<usize>]) -> Self {
        let text = clean.text();
        let opens = head.iter().any(|range| is_chapter(&text[range.clone()]));
        let lines = clean.lines().iter();
        let mut shapes = Self {
            byline: lines.filter(|line| line.kind == LineKind::Byline).count(),
            opening: usize::from(opens),
            ..Self::default()
        };
        for range in read {
            shapes.add(&text[range.clone()]);
        }
        shapes
    }

    /// Names of divisions are the lexicon's to find.
    pub(super) fn set_divisions(&mut self, count: usize) {
        self.division = count;
    }

    fn add(&mut self, line: &str) {
        let figures = line.bytes().any(|byte| byte.is_ascii_digit());
        self.chapter += usize::from(is_chapter(line));
        self.article += usize::from(ARTICLE.is_match(line));
        if figures {
            self.figures += runs_of_digits(line);
            self.day += DAY.find_iter(line).count();
            self.number += NUMBER.find_iter(line).count();
            self.phone += PHONE.find_iter(line).count();
            self.stations += STATION.find_iter(line).count();
        }
        self.address += addresses(line);
        let sentences = line.split('。');
        self.official += sentences
            .filter(|sentence| ACT.is_in(sentence) && OFFICE.is_in(sentence))
            .count();
        if line.contains(['元', '¥']) {
            self.price += PRICE.find_iter(line).count();
        }
        self.pronoun += pronouns(line);
        self.speech += utterances(line);
        self.turn += usize::from(line.trim_start().starts_with(['“', '"']) && utterances(line) > 0);
    }

    /// How often the shape of this name occurs; none where there is no such shape.
    pub(super) fn count(&self, name: &str) -> Option<usize> {
        Some(match name {
            "always" => 1,
            "address" => self.address,
            "article" => self.article,
            "byline" => self.byline,
            "chapter" => self.chapter,
            "day" => self.day,
            "division" => self.division,
            "figures" => self.figures,
            "number" => self.number,
            "official" => self.official,
            "opening" => self.opening,
            "phone" => self.phone,
            "price" => self.price,
            "pronoun" => self.pronoun,
            "speech" => self.speech,
            "stations" => self.stations,
            "turn" => self.turn,
            _ => return None,
        })
    }
}

/// `柳书记`, `“陈市长`: a surname and an office. That of a place (`镇江市长`) stands behind more of
/// its name, so heads of places count only where nothing stands before them.
fn addresses(line: &str) -> usize {
    let addressed = |office: &Range<usize>| {
        let before = &line[..office.start];
        let Some(surname) = before.chars().next_back().filter(|c| SURNAMES.contains(*c)) else {
            return false;
        };
        let before = &before[..before.len() - surname.len_utf8()];
        let opens = |before: &str| {
            before.is_empty() || before.ends_with(['“', ',', '。', '、', '!', '?', ':'])
        };
        !OF_PLACES.contains(&&line[office.clone()])
            || opens(before)
            || before.strip_suffix(['老', '小']).is_some_and(opens)
    };
    ADDRESSED.find(line).filter(addressed).count()
}

/// Whether the line is the heading of a chapter.
fn is_chapter(line: &str) -> bool {
    // Cheap first: a character takes four bytes at most.
    line.len() <= HEADING * 4
        && line.chars().count() <= HEADING
        && !line.ends_with(['。', ',', ';'])
        && CHAPTER.is_match(line)
        && !LAW.is_match(line)
}

/// Quoted stretches that are sentences: the stop stands within the quotation.
fn utterances(line: &str) -> usize {
    let mut count = 0;
    let mut rest = line;
    while let Some((_, after)) = rest.split_once(['“', '"']) {
        let Some((inner, behind)) = after.split_once(['”', '"']) else {
            break;
        };
        let talk = inner.ends_with(['。', '?', '!', '…', ',', '~', '—']);
        count += usize::from(talk && inner.len() <= UTTERANCE);
        rest = behind;
    }
    count
}

/// 他 and 她 for one person: not 其他, 他们, 他国, 吉他.
fn pronouns(line: &str) -> usize {
    let mut before = ' ';
    let mut chars = line.chars().peekable();
    let mut count = 0;
    while let Some(char) = chars.next() {
        let after = chars.peek().copied().unwrap_or(' ');
        let single = matches!(char, '他' | '她') && !matches!(before, '其' | '吉');
        count += usize::from(single && !matches!(after, '们' | '国' | '乡' | '山' | '人'));
        before = char;
    }
    count
}

/// Numbers written in digits.
fn runs_of_digits(line: &str) -> usize {
    let digit = |byte: &u8| byte.is_ascii_digit();
    let bytes = line.as_bytes();
    let ends = bytes
        .windows(2)
        .filter(|pair| digit(&pair[0]) && !digit(&pair[1]));
    ends.count() + usize::from(bytes.last().is_some_and(digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chapters_of_novels_are_no_chapters_of_laws() {
        for heading in [
            "第四十二章 考察组来了",
            "官路 第3章 摊牌",
            "正文 第三百一十七章",
            "第9回",
        ] {
            assert!(is_chapter(heading), "{heading}");
        }
        for heading in [
            "第一章 总则",
            "第二章 组成人员和政府职能责任",
            "第三条 本办法",
            "第二章,他写道。",
        ] {
            assert!(!is_chapter(heading), "{heading}");
        }
    }

    #[test]
    fn talk_is_quoted_sentences_and_no_quoted_terms() {
        assert_eq!(utterances("“现在?”“现在。”"), 2);
        assert_eq!(utterances("“我不去,”他说。"), 1);
        assert_eq!(utterances("落实“十四五”规划和“双碳”目标。"), 0);
        assert_eq!(utterances("“没有结束的引文。"), 0);
    }

    #[test]
    fn pronouns_are_of_one_person() {
        assert_eq!(pronouns("其他企业、吉他手和他们"), 0);
        assert_eq!(pronouns("他看了她一眼,没说话"), 2);
    }

    #[test]
    fn figures_in_their_forms_are_counted() {
        let of = |line: &str| {
            let mut shapes = Shapes::default();
            shapes.add(line);
            shapes
        };
        assert_eq!(of("2009.11--2015.06 万年县县长").stations, 1);
        assert_eq!(of("2021.08-- 宜春市市长").stations, 1);
        assert_eq!(of("咨询热线:400-700-1234").phone, 1);
        assert_eq!(of("投资3000万元,比上年增长12%").price, 0);
        assert_eq!(of("原价398元/箱,现价仅198元").price, 2);
        assert_eq!(of("赣府发〔2024〕7号").number, 1);
        assert_eq!(of("增长12.5%,达到300个").figures, 3);
    }

    #[test]
    fn a_dateline_ends_in_a_day_and_a_word_for_wire() {
        assert!(is_day_of_wire("10月23日电(记者"));
        assert!(is_day_of_wire("23日电"));
        assert!(!is_day_of_wire("10月23日举行"));
    }
}
