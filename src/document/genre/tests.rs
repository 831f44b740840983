use super::*;
use crate::lexicon::genres::GenreSigns;

fn judged(text: &str) -> Judgement {
    let (lexicon, clean) = (Lexicon::load(), CleanText::of(text));
    let divisions = lexicon.divisions.find(clean.text());
    judge(&lexicon, &clean, &divisions)
}

#[test]
fn every_shape_of_the_table_is_counted() {
    let shapes = Shapes::of(&CleanText::of("文"), &[], &[]);
    for sign in GenreSigns::load().signs() {
        if let Some(name) = sign.shape {
            assert!(
                shapes.count(name).is_some(),
                "{} names no shape: {name}",
                sign.id
            );
        }
    }
}

#[test]
fn a_text_without_signs_is_news() {
    for text in ["", "文", "The quick brown fox.", "天气晴。"] {
        assert_eq!(judged(text).genre, Genre::News, "{text:?}");
    }
}

#[test]
fn the_reasons_add_up() {
    let judgement = judged("6月12日，市长刘洋到企业调研。（记者 王立）");
    let news: f64 = judgement
        .signs
        .iter()
        .filter(|found| found.sign.starts_with("news."))
        .map(|found| found.weight)
        .sum();
    assert!(
        news > 3.0,
        "a report has more than what any text has: {judgement:?}"
    );
    assert!(judgement.confidence > 0.9, "{judgement:?}");
}
