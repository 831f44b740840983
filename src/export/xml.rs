//! Elements of XML, with what XML 1.0 does not allow in it replaced.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::borrow::Cow;
use std::io::{self, BufWriter, Write};

/// How much is handed on at a time, in bytes.
const BUFFER: usize = 1 << 16;

/// Writes elements, indented.
pub(super) struct Xml<'w> {
    writer: Writer<BufWriter<&'w mut dyn Write>>,
}

/// What XML 1.0 (section 2.2) has no character for is shown as one that cannot be shown.
pub(super) fn legal(text: &str) -> Cow<'_, str> {
    let is_legal = |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..='\u{10FFFF}');
    // Whatever is illegal begins with one of these bytes, and nearly no text has them.
    let may_be_illegal = |byte: &u8| *byte < 0x20 || *byte == 0xEF;
    if !text.as_bytes().iter().any(may_be_illegal) || text.chars().all(is_legal) {
        return Cow::Borrowed(text);
    }
    let shown = text
        .chars()
        .map(|c| if is_legal(c) { c } else { '\u{FFFD}' });
    Cow::Owned(shown.collect())
}

impl<'w> Xml<'w> {
    /// Begins a document.
    pub(super) fn new(out: &'w mut dyn Write) -> io::Result<Self> {
        // Elements come in crumbs, and each would be a call through the trait object.
        let out = BufWriter::with_capacity(BUFFER, out);
        let mut writer = Writer::new_with_indent(out, b' ', 1);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Self { writer })
    }

    fn start<'n>(name: &'n str, attributes: &[(&str, &str)]) -> BytesStart<'n> {
        let mut start = BytesStart::new(name);
        for (key, value) in attributes {
            start.push_attribute((*key, &*legal(value)));
        }
        start
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.writer
            .write_event(Event::Empty(Self::start(name, attributes)))
    }

    /// Opens an element.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.writer
            .write_event(Event::Start(Self::start(name, attributes)))
    }

    /// Closes the element of this name, which was opened last.
    pub(super) fn close(&mut self, name: &str) -> io::Result<()> {
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element with text in it.
    pub(super) fn text(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        text: &str,
    ) -> io::Result<()> {
        self.open(name, attributes)?;
        self.writer
            .write_event(Event::Text(BytesText::new(&legal(text))))?;
        self.close(name)
    }

    /// Ends the document with a line end.
    pub(super) fn finish(self) -> io::Result<()> {
        let mut out = self.writer.into_inner();
        writeln!(out)?;
        out.flush()
    }
}
