//! The table of all questions in `queries/README.md` is made of their headers;
//! `UPDATE_QUESTIONS=1 cargo test --test questions` writes it anew.

use std::fmt::Write;
use std::fs;
use zhengtu::query::{Duty, Group, Question};

const README: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/queries/README.md");
const BEGIN: &str = "<!-- questions: ";
const END: &str = "<!-- /questions -->";

/// A section for each group, a row for each question.
fn tables(questions: &[Question]) -> String {
    let mut text = String::new();
    for group in Group::ALL {
        let title = group.title();
        let head = "| question | what it answers | takes |\n|---|---|---|";
        writeln!(text, "\n### {title}\n\n{head}").unwrap();
        let own = |question: &&Question| question.header.group == Some(group);
        for question in questions.iter().filter(own) {
            let header = &question.header;
            let takes: Vec<_> = header
                .parameters
                .iter()
                .map(|parameter| match &parameter.duty {
                    Duty::Required => format!("**{}**", parameter.name),
                    Duty::Optional => parameter.name.clone(),
                    Duty::Default(value) => format!("{} = {value}", parameter.name),
                })
                .collect();
            let [purpose, purpose_zh] = [&header.purpose, &header.purpose_zh]
                .map(|purpose| purpose.as_deref().unwrap_or_default());
            let (name, takes) = (&question.name, takes.join(", "));
            writeln!(
                text,
                "| [`{name}`]({name}.rq) | {purpose}<br>{purpose_zh} | {takes} |"
            )
            .unwrap();
        }
    }
    text + "\n"
}

#[test]
fn the_readme_lists_every_question_as_its_header_says() {
    let questions = Question::bundled().unwrap();
    for question in &questions {
        let name = &question.name;
        assert!(question.header.group.is_some(), "{name} is in no group");
    }
    let readme = fs::read_to_string(README).unwrap();
    let begin = readme.find(BEGIN).unwrap();
    let begin = begin + readme[begin..].find('\n').unwrap() + 1;
    let end = readme.find(END).unwrap();
    let expected = tables(&questions);
    if std::env::var_os("UPDATE_QUESTIONS").is_some() {
        let updated = [&readme[..begin], &expected, &readme[end..]].concat();
        fs::write(README, updated).unwrap();
    } else {
        assert_eq!(
            &readme[begin..end],
            expected,
            "run `UPDATE_QUESTIONS=1 cargo test --test questions`"
        );
    }
}
