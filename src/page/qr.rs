//! An address as a QR code: for a telephone that looks at a screen or at a sheet on the notice board.

use fast_qr::{ECL, QRBuilder};
use std::fmt::Write as _;

use serde::Serialize;

/// A QR code, to be drawn as one path: `<svg viewBox="0 0 SIZE SIZE"><path d="PATH"/></svg>`, dark on light.
#[derive(Debug, Clone, Serialize)]
pub struct QrView {
    /// Modules across and down, with the margin.
    pub size: usize,
    /// The dark modules.
    pub path: String,
}

/// Light modules around a code (ISO/IEC 18004, 6.3.8: four).
const MARGIN: usize = 4;

/// The code of an address, as one path of a drawing; none where it is longer than any code of level M holds (2,331 bytes).
pub(super) fn qr(address: &str) -> Option<QrView> {
    // A sheet outdoors gets wet: level M bears 15 % of damage.
    let code = QRBuilder::new(address).ecl(ECL::M).build().ok()?;
    let mut path = String::new();
    for row in 0..code.size {
        let mut column = 0;
        while column < code.size {
            let start = column;
            while column < code.size && code[row][column].value() {
                column += 1;
            }
            if column > start {
                let width = column - start;
                let _ = write!(path, "M{} {}h{width}v1h-{width}z", start + MARGIN, row + MARGIN);
            }
            column += 1;
        }
    }
    Some(QrView { size: code.size + 2 * MARGIN, path })
}

#[cfg(test)]
mod tests {
    use super::qr;

    #[test]
    fn a_code_has_three_corners_and_a_margin() {
        let code = qr("https://www.example.gov.cn/jinshan/renda/2025/huiyi.html").unwrap();
        assert_eq!((code.size - 8 - 17) % 4, 0, "sides of codes are 17 + 4 × version");
        let last = code.size - 4 - 7;
        for corner in ["M4 4h7v1h-7z".to_owned(), format!("M{last} 4h7v1h-7z"), format!("M4 {last}h7v1h-7z")]
        {
            assert!(code.path.contains(&corner), "{corner}");
        }
        assert!(qr(&"a".repeat(3000)).is_none());
    }
}
