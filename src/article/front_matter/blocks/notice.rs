//! `notice`: when, where, for whom, whom to ask.

use crate::article::front_matter::keys::{Key, key};
use crate::article::front_matter::reader::{Field, Form, Reader};
use crate::article::kind::Notice;

static NOTICE: &[Key<Notice>] = &[
    key!("period", "时间", |n, f, r| n.period = r.text(f)),
    key!("place", "地点", |n, f, r| n.place = r.text(f)),
    key!("audience", "对象", |n, f, r| n.audience = r.text(f)),
    key!("contact", "联系", |n, f, r| n.contact = r.text(f)),
    key!("effective", "生效", |n, f, r| n.effective = r.moment(f)),
];

pub(super) fn read(field: &Field<'_>, reader: &mut Reader<'_>) -> Notice {
    let mut notice = Notice::default();
    reader.map(
        field,
        &mut notice,
        NOTICE,
        Form(
            "公告: { 时间: …, 地点: …, 对象: …, 联系: … }",
            "notice: { period: …, place: …, audience: …, contact: … }",
        ),
    );
    notice
}
