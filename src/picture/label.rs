//! The label of generated pictures: metadata that says that a machine made them. It may not be taken away
//! (人工智能生成合成内容标识办法, 2025, article 10; GB 45438-2025, section 5), so it goes into everything that is made
//! of a picture.

use quick_xml::XmlVersion;
use quick_xml::escape::escape;
use quick_xml::events::Event;
use quick_xml::reader::Reader;

/// The namespace of the label in XMP (GB 45438-2025, annex E).
const NAMESPACE: &str = "http://www.tc260.org.cn/ns/AIGC/1.0/";

/// A label as its maker wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// A JSON object with `Label`, `ContentProducer`, `ProduceID` and others.
    pub json: String,
}

/// How sure a label is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Generated {
    /// `1`: generated.
    Certainly,
    /// `2`: it may be.
    Possibly,
    /// `3`: it is suspected.
    Suspected,
}

impl Label {
    /// What the label says; whoever writes a label that does not say has generated something.
    pub fn generated(&self) -> Generated {
        let behind = self.json.split_once("\"Label\"").map_or("", |(_, behind)| behind);
        match behind.trim_start_matches([' ', ':', '"']).chars().next() {
            Some('2') => Generated::Possibly,
            Some('3') => Generated::Suspected,
            _ => Generated::Certainly,
        }
    }

    /// The label in a packet of XMP: as attribute `TC260:AIGC`, or as an element of that name. Any prefix will
    /// do that is bound to the namespace.
    pub fn in_xmp(packet: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(packet);
        let bound = text.find(NAMESPACE.trim_end_matches('/'))?;
        let prefix = text[..bound].rsplit("xmlns:").next()?.split(['=', ' ']).next()?;
        let name = format!("{prefix}:AIGC");
        let mut reader = Reader::from_str(&text);
        let mut element: Option<String> = None;
        loop {
            match reader.read_event().ok()? {
                Event::Start(tag) | Event::Empty(tag) => {
                    if tag.name().into_inner() == name {
                        element = Some(String::new());
                    }
                    let attribute = tag.attributes().flatten().find(|one| one.key.into_inner() == name);
                    if let Some(attribute) = attribute {
                        let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
                        return Self::of(&value);
                    }
                }
                Event::Text(text) => element.iter_mut().for_each(|out| out.push_str(&text.xml10_content())),
                Event::CData(text) => element.iter_mut().for_each(|out| out.push_str(&text.xml10_content())),
                Event::GeneralRef(reference) => {
                    let sign = reference.resolve_char_ref().ok()?.map(String::from);
                    let name = reference.xml10_content();
                    let sign = sign
                        .or_else(|| Some(quick_xml::escape::resolve_predefined_entity(&name)?.to_owned()))?;
                    if let Some(out) = &mut element {
                        out.push_str(&sign);
                    }
                }
                Event::End(tag) if tag.name().into_inner() == name => return Self::of(&element?),
                Event::Eof => return None,
                _ => {}
            }
        }
    }

    /// The label in a text beside other metadata: `AIGC` and an object, as some makers write it into EXIF or into a text of PNG.
    pub fn in_text(bytes: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(bytes);
        let behind = text.split_once("AIGC").map(|(_, behind)| behind)?;
        let object = &behind[behind.find('{')?..];
        let mut depth = 0_usize;
        let end = object.char_indices().find_map(|(at, sign)| {
            match sign {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            (depth == 0).then_some(at + 1)
        })?;
        Self::of(&object[..end])
    }

    /// A label that says something.
    pub fn of(json: &str) -> Option<Self> {
        let json = json.trim();
        json.contains("\"Label\"").then(|| Self { json: json.to_owned() })
    }

    /// A packet of XMP that holds the label and nothing else.
    pub fn to_xmp(&self) -> String {
        let json = escape(&*self.json);
        format!(
            "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\
             <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" \
             xmlns:TC260=\"{NAMESPACE}\" TC260:AIGC=\"{json}\"/></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JSON: &str =
        r#"{"Label":"2","ContentProducer":"00119132010000000000X","ProduceID":"一<&>'","ReservedCode1":""}"#;

    #[test]
    fn a_label_survives_being_written_and_read() {
        let label = Label { json: JSON.to_owned() };
        assert_eq!(Label::in_xmp(label.to_xmp().as_bytes()), Some(label.clone()));
        assert_eq!(label.generated(), Generated::Possibly);
    }

    #[test]
    fn labels_are_found_however_they_are_written() {
        let element = format!(
            "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><r:RDF xmlns:r=\"r\"><r:Description xmlns:t='{NAMESPACE}'>\
             <t:AIGC>{}</t:AIGC></r:Description></r:RDF></x:xmpmeta>",
            escape(JSON)
        );
        assert_eq!(Label::in_xmp(element.as_bytes()).unwrap().json, JSON);
        let cdata = element.replace(&*escape(JSON), &format!("<![CDATA[{JSON}]]>"));
        assert_eq!(Label::in_xmp(cdata.as_bytes()).unwrap().json, JSON);
        let exif = br#"II*\0ASCII {"AIGC":{"Label":"3","x":{"y":1}}} rest"#;
        let label = Label::in_text(exif).unwrap();
        assert_eq!(
            (label.json.as_str(), label.generated()),
            (r#"{"Label":"3","x":{"y":1}}"#, Generated::Suspected)
        );
    }

    #[test]
    fn other_metadata_is_no_label() {
        for other in [
            "",
            "<x/>",
            "AIGC",
            "AIGC {",
            "AIGC {}",
            "<a xmlns:TC260=\"http://www.tc260.org.cn/ns/AIGC/1.0/\"/>",
        ] {
            assert_eq!(Label::in_xmp(other.as_bytes()).or(Label::in_text(other.as_bytes())), None, "{other}");
        }
    }
}
