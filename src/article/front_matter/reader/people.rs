//! Names of people and offices, as credits hold them.

use super::{Field, Reader};
use crate::article::front_matter::codes;
use crate::text;

impl Reader<'_> {
    /// Names of people and offices. A space between Chinese characters is told: `张三 李四` may be two people, and
    /// `李　念` is `李念`, spread out as office documents spread short names.
    pub fn people(&mut self, field: &Field<'_>) -> Vec<String> {
        let names = self.texts(field);
        for name in &names {
            let parts: Vec<&str> = name.split_whitespace().collect();
            let chinese = |part: &&str| part.chars().all(|c| ('\u{3400}'..='\u{9fff}').contains(&c));
            if parts.len() < 2 || !parts.iter().all(chinese) {
                continue;
            }
            let (key, list, one) = (field.key, parts.join(", "), parts.concat());
            let help = if parts.iter().all(|part| part.chars().count() == 1) {
                text!("一个人的姓名中间不空格，写成 {one}", "write one name without the space: {one}")
            } else {
                text!(
                    "是几个人就写成 {key}: [{list}]，是一个名称就写成 {one}",
                    "write several names as {key}: [{list}], one name as {one}"
                )
            };
            let message =
                text!("“{name}”中间有空格，会当成一个名字", "“{name}” with its space counts as one name");
            self.tell(&codes::SPACED_NAME, field, message, help);
        }
        names
    }
}
