//! A response of HTTP/1.1 as a web archive stores it: header, then content as it was sent.
//!
//! Source: RFC 9112, sections 2 (message), 6.1 (transfer encoding), 7.1 (chunks).

use httparse::EMPTY_HEADER;

/// Headers that are looked at; more than any server sends.
const MOST_HEADERS: usize = 200;
/// What content may expand to.
const MOST_CONTENT: usize = 256 << 20;

/// The header of a response, and where its content begins.
pub(super) struct Response {
    pub status: u16,
    /// In small letters, without parameters; empty where the server names none.
    pub media_type: String,
    pub charset: Option<String>,
    codings: Vec<String>,
    is_chunked: bool,
    begins: usize,
}

impl Response {
    /// The response that the bytes begin with; `None` where they are none.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let mut headers = [EMPTY_HEADER; MOST_HEADERS];
        let mut response = httparse::Response::new(&mut headers);
        let config = lenient();
        let httparse::Status::Complete(begins) =
            config.parse_response(&mut response, bytes).ok()?
        else {
            return None;
        };
        let value = |name: &str| {
            let mut named = response
                .headers
                .iter()
                .filter(|header| header.name.eq_ignore_ascii_case(name));
            let value = named
                .next()
                .map(|header| String::from_utf8_lossy(header.value).to_ascii_lowercase());
            value.unwrap_or_default()
        };
        let content_type = value("content-type");
        let mut parts = content_type.split(';').map(str::trim);
        let media_type = parts.next().unwrap_or_default().to_owned();
        let charset = parts.find_map(|part| part.strip_prefix("charset="));
        Some(Self {
            status: response.code?,
            media_type,
            charset: charset.map(|label| label.trim_matches('"').to_owned()),
            codings: value("content-encoding")
                .split(',')
                .map(|coding| coding.trim().to_owned())
                .collect(),
            is_chunked: value("transfer-encoding").contains("chunked"),
            begins,
        })
    }

    /// What was sent, put together and unpacked where it still is in pieces or packed; some crawlers did that.
    pub(super) fn content(&self, bytes: &[u8]) -> Vec<u8> {
        let raw = &bytes[self.begins..];
        let joined = self.is_chunked.then(|| join(raw)).flatten();
        let mut content = joined.unwrap_or_else(|| raw.to_vec());
        for coding in self.codings.iter().rev() {
            if let Some(unpacked) = super::unpacked(coding, &content, MOST_CONTENT) {
                content = unpacked;
            }
        }
        content
    }
}

fn lenient() -> httparse::ParserConfig {
    let mut config = httparse::ParserConfig::default();
    config
        .allow_spaces_after_header_name_in_responses(true)
        .allow_obsolete_multiline_headers_in_responses(true)
        .ignore_invalid_headers_in_responses(true);
    config
}

/// The chunks as one; `None` where the bytes are no chunks.
fn join(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    loop {
        let httparse::Status::Complete((begins, length)) =
            httparse::parse_chunk_size(bytes).ok()?
        else {
            return None;
        };
        if length == 0 {
            return Some(content);
        }
        let length = usize::try_from(length).ok()?;
        let chunk = bytes.get(begins..begins.checked_add(length)?)?;
        content.extend_from_slice(chunk);
        bytes = bytes.get(begins + length..)?.strip_prefix(b"\r\n")?;
    }
}

#[cfg(test)]
mod tests {
    use super::Response;

    fn content(head: &str, body: &[u8]) -> (Response, Vec<u8>) {
        let bytes = [head.as_bytes(), b"\r\n\r\n", body].concat();
        let response = Response::parse(&bytes).unwrap();
        let content = response.content(&bytes);
        (response, content)
    }

    #[test]
    fn chunks_are_joined_and_lies_about_them_forgiven() {
        let head =
            "HTTP/1.1 200 OK\r\nContent-Type: text/HTML; charset=GBK\r\nTransfer-Encoding: chunked";
        let (response, joined) = content(head, b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
        assert_eq!(joined, b"abcde");
        assert_eq!(
            (response.media_type.as_str(), response.charset.as_deref()),
            ("text/html", Some("gbk"))
        );
        assert_eq!(
            content(head, b"<html>").1,
            b"<html>",
            "joined by the crawler"
        );
    }

    #[test]
    fn content_that_is_said_to_be_packed_may_be_plain() {
        let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip";
        assert_eq!(content(head, b"<html>").1, b"<html>");
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut packed, b"<html>").unwrap();
        assert_eq!(content(head, &packed.finish().unwrap()).1, b"<html>");
    }
}
