//! The division that somebody names who means one: in a configuration, in a table of their own.

use super::{Context, DivisionCode, Divisions};

/// Why a name or code stands for no division.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unnamed {
    /// Nothing is called so.
    #[error("no division is called `{0}`; write its full name or its code of GB/T 2260")]
    Unknown(String),
    /// No division has the code.
    #[error("no division has the code {0}")]
    UnknownCode(DivisionCode),
    /// Several are called so.
    #[error("`{name}` may be {choices}; write the code, or the division above it in front")]
    Several {
        /// The name.
        name: String,
        /// Codes and names of those that it may be.
        choices: String,
    },
}

impl Divisions {
    /// The division that a code or a name (泰和县, 江西省吉安市泰和县) stands for, of those of today first.
    ///
    /// # Errors
    ///
    /// There is none, or several are as likely.
    pub fn named(&self, named: &str) -> Result<DivisionCode, Unnamed> {
        let named = named.trim();
        if let Ok(code) = named.parse::<DivisionCode>() {
            return match self.by_code(code) {
                Some(_) => Ok(code),
                None => Err(Unnamed::UnknownCode(code)),
            };
        }
        let chosen = self.resolve(named, None, &Context::default());
        if let Some(code) = chosen.code {
            return Ok(code);
        }
        let candidates = self.in_year(self.candidates(named), None);
        if candidates.is_empty() {
            return Err(Unnamed::Unknown(named.to_owned()));
        }
        let choice = |id| {
            let above = self.get(id).parent.map_or("", |above| self.get(above).name);
            format!("{} ({above}{})", self.get(id).code, self.get(id).name)
        };
        let choices: Vec<String> = candidates.iter().map(|one| choice(one.id)).collect();
        Err(Unnamed::Several {
            name: named.to_owned(),
            choices: choices.join(", "),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_names_stand_for_divisions() {
        let divisions = Divisions::load();
        let code = |named: &str| divisions.named(named).map(|code| code.to_string());
        for (named, is) in [
            ("360826", "360826"),
            ("泰和县", "360826"),
            ("江西省吉安市泰和县", "360826"),
            ("临江市", "220681"),
            ("吉林省", "220000"),
        ] {
            assert_eq!(code(named), Ok(is.to_owned()), "{named}");
        }
        assert_eq!(
            code("雾隐市"),
            Err(Unnamed::Unknown("雾隐市".to_owned())),
            "an invented name"
        );
        let several = code("鼓楼区").unwrap_err().to_string();
        assert!(
            several.contains("320106 (南京市鼓楼区)") && several.contains("福州市"),
            "the choices are not told: {several}"
        );
        assert!(matches!(code("999999"), Err(Unnamed::UnknownCode(_))));
    }
}
