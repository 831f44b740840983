//! Bytes become text: what encoding they are in is judged by the bytes, not by what is declared.

use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8};

/// As much as the choice between encodings is judged by.
const SAMPLE_BYTES: usize = 256 << 10;
/// As much as is shown to the detector of other encodings, which is slow.
const DETECTED_BYTES: usize = 16 << 10;
/// More control characters than one in this many bytes are in no text.
const BYTES_A_CONTROL: usize = 100;
/// Text in which more than one character in this many is wrong is in another encoding.
const CHARACTERS_AN_ERROR: usize = 20;

/// Whether the bytes are no text: too many control characters for any encoding that is read.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    if has_wide_mark(bytes) {
        return false;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES)];
    let is_control = |byte: &&u8| matches!(byte, 0..=8 | 11 | 14..=26 | 28..=31 | 127);
    sample.iter().filter(is_control).count() * BYTES_A_CONTROL > sample.len()
}

/// Whether the bytes begin with the mark of UTF-16.
pub(super) fn has_wide_mark(bytes: &[u8]) -> bool {
    matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..])
}

/// The text, without its mark of order; `None` where it is none in any encoding that is known.
///
/// `declared` decides only between encodings that fit the bytes alike.
pub(super) fn decode(bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Option<String> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return Some(
            encoding
                .decode_without_bom_handling(&bytes[mark..])
                .0
                .into_owned(),
        );
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Some(text),
        Err(error) => error.into_bytes(),
    };
    let encoding = judge(&bytes, declared)?;
    Some(encoding.decode_without_bom_handling(&bytes).0.into_owned())
}

/// The encoding of a text that begins with these bytes, which may end in the middle of a character;
/// `None` where it is UTF-8 or none that is known.
pub(super) fn encoding_of(head: &[u8]) -> Option<&'static Encoding> {
    let is_utf8 = match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    };
    if is_utf8 { None } else { judge(head, None) }
}

/// The beginning of a text, to be looked at and not to be kept.
pub(super) fn sample(bytes: &[u8]) -> String {
    let encoding = encoding_of(bytes).unwrap_or(UTF_8);
    encoding.decode(bytes).0.into_owned()
}

/// The name of a member of an archive, which may be in the encoding of whoever packed it.
pub(super) fn name(bytes: &[u8]) -> String {
    sample(bytes).replace('\\', "/")
}

fn judge(bytes: &[u8], declared: Option<&'static Encoding>) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES)];
    if is_damaged_utf8(sample) {
        return Some(UTF_8);
    }
    let (simplified, traditional) = (Fit::of_gb18030(sample), Fit::of_big5(sample));
    if !simplified.is_text() && !traditional.is_text() {
        return detected(sample);
    }
    // Too close to call, as in a page with a few words of Chinese.
    if (simplified.share() - traditional.share()).abs() < 0.1 {
        if declared == Some(BIG5) && traditional.is_text() {
            return Some(BIG5);
        }
        if declared.is_some_and(|named| named == GBK || named == GB18030) && simplified.is_text() {
            return Some(GB18030);
        }
    }
    Some(if traditional.share() > simplified.share() {
        BIG5
    } else {
        GB18030
    })
}

/// Text in UTF-8 of which a few characters are broken or cut off.
fn is_damaged_utf8(sample: &[u8]) -> bool {
    let text = UTF_8.decode_without_bom_handling(sample).0;
    let broken = text
        .chars()
        .filter(|&c| c == char::REPLACEMENT_CHARACTER)
        .count();
    let sound = text.chars().filter(|&c| !c.is_ascii()).count() - broken;
    broken * CHARACTERS_AN_ERROR < sound
}

/// Some other encoding, as long as it makes text of the bytes.
fn detected(sample: &[u8]) -> Option<&'static Encoding> {
    let sample = &sample[..sample.len().min(DETECTED_BYTES)];
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let encoding = detector.guess(None, chardetng::Utf8Detection::Deny);
    let text = encoding.decode_without_bom_handling(sample).0;
    let broken = text
        .chars()
        .filter(|&c| c == char::REPLACEMENT_CHARACTER)
        .count();
    (broken * CHARACTERS_AN_ERROR < text.chars().count()).then_some(encoding)
}

/// How well a two-byte encoding fits: both put their common characters in a block of its own.
#[derive(Default)]
struct Fit {
    pairs: usize,
    common: usize,
    wrong: usize,
}

impl Fit {
    /// Common are the punctuation and first level of GB 2312.
    fn of_gb18030(bytes: &[u8]) -> Self {
        let mut fit = Self::default();
        let mut rest = bytes;
        while let [lead, tail @ ..] = rest {
            rest = match (lead, tail) {
                (0..=0x7F, _) => tail,
                (0x81..=0xFE, [0x40..=0x7E | 0x80..=0xFE, after @ ..]) => {
                    let common = matches!(lead, 0xA1..=0xA3 | 0xB0..=0xD7) && tail[0] >= 0xA1;
                    fit.pair(common);
                    after
                }
                (0x81..=0xFE, [0x30..=0x39, 0x81..=0xFE, 0x30..=0x39, after @ ..]) => {
                    fit.pair(false);
                    after
                }
                _ => fit.skip(tail),
            }
        }
        fit
    }

    /// Common are the punctuation and first level of Big5.
    fn of_big5(bytes: &[u8]) -> Self {
        let mut fit = Self::default();
        let mut rest = bytes;
        while let [lead, tail @ ..] = rest {
            rest = match (lead, tail) {
                (0..=0x7F, _) => tail,
                (0x87..=0xFE, [0x40..=0x7E | 0xA1..=0xFE, after @ ..]) => {
                    fit.pair(matches!(lead, 0xA1..=0xC6));
                    after
                }
                _ => fit.skip(tail),
            }
        }
        fit
    }

    fn pair(&mut self, common: bool) {
        self.pairs += 1;
        self.common += usize::from(common);
    }

    /// A character that is cut off at the end is no fault of the encoding.
    fn skip<'b>(&mut self, tail: &'b [u8]) -> &'b [u8] {
        self.wrong += usize::from(!tail.is_empty());
        tail
    }

    fn is_text(&self) -> bool {
        self.pairs > self.wrong * CHARACTERS_AN_ERROR
    }

    /// The share of common characters; an error outweighs several of them.
    #[expect(
        clippy::cast_precision_loss,
        reason = "the counts are those of a sample"
    )]
    fn share(&self) -> f64 {
        (self.common as f64 - 5.0 * self.wrong as f64) / self.pairs.max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::{decode, is_binary};
    use encoding_rs::{BIG5, Encoding, GB18030, UTF_8};

    const SIMPLIFIED: &str = "8月12日，县委书记张远志到南坪镇调研，强调要抓好落实。";
    const TRADITIONAL: &str = "八月十二日，縣長張遠志到南坪鎮調研，強調要抓好落實。";

    fn read(
        text: &str,
        encoding: &'static Encoding,
        declared: Option<&'static Encoding>,
    ) -> String {
        decode(encoding.encode(text).0.into_owned(), declared).unwrap()
    }

    #[test]
    fn the_bytes_tell_the_encoding() {
        for (text, encoding) in [
            (SIMPLIFIED, UTF_8),
            (SIMPLIFIED, GB18030),
            (TRADITIONAL, UTF_8),
            (TRADITIONAL, GB18030),
            (TRADITIONAL, BIG5),
            ("副旗长肖㛃参加慰问。", GB18030),
            ("县长", GB18030),
        ] {
            for declared in [None, Some(UTF_8)] {
                assert_eq!(
                    read(text, encoding, declared),
                    text,
                    "{text} in {}",
                    encoding.name()
                );
            }
        }
        assert_eq!(
            read(SIMPLIFIED, GB18030, Some(BIG5)),
            SIMPLIFIED,
            "a false declaration"
        );
    }

    #[test]
    fn a_mark_of_order_is_no_part_of_the_text() {
        let wide = |order: fn(u16) -> [u8; 2]| {
            let marked = format!("\u{feff}{SIMPLIFIED}");
            marked.encode_utf16().flat_map(order).collect::<Vec<_>>()
        };
        for bytes in [
            wide(u16::to_le_bytes),
            wide(u16::to_be_bytes),
            format!("\u{feff}{SIMPLIFIED}").into(),
        ] {
            assert!(!is_binary(&bytes), "marked text is text");
            assert_eq!(decode(bytes, None).as_deref(), Some(SIMPLIFIED));
        }
    }

    #[test]
    fn damage_costs_only_the_damaged_characters() {
        let mut cut = SIMPLIFIED.as_bytes().to_vec();
        cut.pop();
        let text = decode(cut, None).unwrap();
        assert!(text.starts_with("8月12日，县委书记"), "{text}");
        let mut bytes = GB18030.encode(SIMPLIFIED).0.into_owned();
        bytes.pop();
        let text = decode(bytes, None).unwrap();
        assert!(text.starts_with("8月12日，县委书记"), "{text}");
    }

    #[test]
    fn what_is_full_of_control_characters_is_no_text() {
        assert!(
            is_binary(&[0x89, b'P', b'N', b'G', 0, 0, 0, 1, 2]),
            "a picture"
        );
        assert!(
            !is_binary("甲\t乙\r\n".as_bytes()),
            "tabs and line breaks are text"
        );
    }
}
