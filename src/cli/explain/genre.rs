//! Why an article is taken for its genre.

use crate::fact::{ArticleInfo, GenreGrounds, GenreSign};
use crate::kind::Genre;
use crate::pipeline::Genres;
use anstyle::Style;
use std::io::{self, Write};

const ASIDE: Style = Style::new().dimmed();

/// Writes the genre, how sure it is and the signs of each genre, the highest sum first; then, where
/// the genre yields no facts, that it does not.
pub(super) fn write(article: &ArticleInfo, genres: Genres, out: &mut dyn Write) -> io::Result<()> {
    let genre = article.genre;
    let Some(grounds) = &article.genre_grounds else {
        return Ok(());
    };
    writeln!(out, "genre {genre} ({})", grounds.confidence)?;
    for (genre, sum, signs) in by_genre(grounds) {
        let shown: Vec<String> = signs.into_iter().map(shown).collect();
        writeln!(
            out,
            "{ASIDE}  {genre} {sum:.2} = {}{ASIDE:#}",
            shown.join(", ")
        )?;
    }
    if !genres.include(genre) {
        writeln!(
            out,
            "No facts are stated, since it is taken for {genre}; `--genre any` states them."
        )?;
    }
    writeln!(out)
}

/// Each genre that has signs, with their sum, the highest first.
fn by_genre(grounds: &GenreGrounds) -> Vec<(Genre, f64, Vec<&GenreSign>)> {
    let mut found = Vec::new();
    for genre in Genre::ALL {
        let of_genre = |sign: &&GenreSign| {
            sign.sign
                .strip_prefix(genre.code())
                .is_some_and(|name| name.starts_with('.'))
        };
        let signs: Vec<&GenreSign> = grounds.signs.iter().filter(of_genre).collect();
        if !signs.is_empty() {
            let sum = signs.iter().map(|sign| sign.weight).sum::<f64>();
            found.push((*genre, sum, signs));
        }
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1));
    found
}

/// `+3.5 speech (12x)`.
fn shown(sign: &GenreSign) -> String {
    let name = sign.sign.split_once('.').map_or("", |(_, name)| name);
    format!("{:+} {name} ({}x)", sign.weight, sign.count)
}
