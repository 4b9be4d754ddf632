//! An invented site of any size: the same number gives the same bytes, and article `n` is the same in
//! every size. Must not know what is measured.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

const CATEGORIES: [(&str, &str); 6] = [
    ("yaowen", "镇务要闻"),
    ("tongzhi", "通知公告"),
    ("renda", "人大之窗"),
    ("zhengce", "政策文件"),
    ("mubiao", "数据目标"),
    ("bianmin", "便民服务"),
];

const PLACES: [&str; 8] =
    ["东桥村", "西溪村", "南坪村", "北山村", "河口社区", "石岭村", "青塘村", "新街社区"];
const WORKS: [&str; 8] =
    ["春耕备耕", "防汛演练", "环境整治", "安全检查", "义诊活动", "道路修补", "技术培训", "走访慰问"];
const VERBS: [&str; 5] = ["全面展开", "顺利完成", "取得进展", "本周启动", "进入收尾"];
const EDITORS: [&str; 12] =
    ["李明", "王芳", "张伟", "刘洋", "陈静", "杨帆", "赵磊", "黄丽", "周强", "吴敏", "徐涛", "孙悦"];
const TAGS: [&str; 10] = [
    "民生实事",
    "乡村振兴",
    "安全生产",
    "人居环境",
    "基层治理",
    "农业生产",
    "防汛",
    "志愿服务",
    "党建",
    "教育",
];
const SENTENCES: [&str; 6] = [
    "工作人员逐户登记，把问题记在本子上，当天能办的当天办结。",
    "村里组织了三十多名志愿者，分成五个小组，沿主干道清理路肩和排水沟。",
    "“以前一下雨就积水，现在好多了。”一位村民说。",
    "下一步，镇里将继续听取意见，完善台账，每月公布一次进度。",
    "活动前后共发放资料2000余份，接受咨询160人次。",
    "专家到田间讲解育秧要点，现场回答农户提出的12个问题。",
];

/// Whose front matter and settings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// zhenbao's own.
    Zhenbao,
    /// Hugo's, with templates that print the same lists.
    Hugo,
}

/// Writes a site of so many articles into an empty folder.
pub fn write(folder: &Path, articles: usize, layout: Layout) -> io::Result<()> {
    settings(folder, layout)?;
    for (name, title) in CATEGORIES {
        let index = format!(
            "---\ntitle: {title}\ndescription: {title}\nkeywords: [{title}]\ncolumn_type: 工作动态\n---\n"
        );
        put(folder, &format!("content/{name}/_index.md"), &index)?;
    }
    for number in 0..articles {
        let numbers = Numbers::of(number);
        let (category, _) = CATEGORIES[numbers.pick(1, CATEGORIES.len())];
        let (year, text) = article(number, &numbers);
        put(folder, &format!("content/{category}/{year}/a{number:06}.md"), &text)?;
    }
    Ok(())
}

fn put(folder: &Path, path: &str, text: &str) -> io::Result<()> {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("files have folders"))?;
    fs::write(path, text)
}

fn settings(folder: &Path, layout: Layout) -> io::Result<()> {
    match layout {
        Layout::Zhenbao => put(
            folder,
            "site.toml",
            "title = \"试验镇\"\nbase_url = \"https://www.example.gov.cn/\"\ntheme = \"jinshan\"\n",
        ),
        Layout::Hugo => {
            for (path, text) in super::hugo::FILES {
                put(folder, path, text)?;
            }
            Ok(())
        }
    }
}

/// The year and the text of an article: some 600 characters, a few headings, a list, a table.
fn article(number: usize, numbers: &Numbers) -> (usize, String) {
    let pick = |salt: usize, words: &[&'static str]| words[numbers.pick(salt, words.len())];
    let year = 2016 + number % 10;
    let (month, day) = (numbers.pick(2, 12) + 1, numbers.pick(3, 28) + 1);
    let title = format!("{}{}{}（{number}）", pick(4, &PLACES), pick(5, &WORKS), pick(6, &VERBS));
    let mut text = format!(
        "---\ntitle: {title}\ndate: {year}-{month:02}-{day:02}\neditor: {}\nsource: 试验镇\ntags: [{}, {}]\n---\n\n",
        pick(7, &EDITORS),
        pick(8, &TAGS),
        TAGS[(numbers.pick(8, TAGS.len()) + 1 + numbers.pick(9, 8)) % TAGS.len()],
    );
    let mut put = |piece: &str| text.write_str(piece).expect("writing to a text never fails");
    for section in 0..3 {
        put(&format!("## {}、{}\n\n", ["一", "二", "三"][section], pick(10 + section, &WORKS)));
        for paragraph in 0..2 {
            for sentence in 0..3 {
                put(pick(20 + section * 9 + paragraph * 3 + sentence, &SENTENCES));
            }
            put("\n\n");
        }
    }
    put("- **第一，**登记造册；\n- **第二，**分类办理；\n- **第三，**公开结果。\n\n");
    put("| 项目 | 数量 |\n|---|---:|\n| 参加人数 | ");
    put(&format!("{} |\n| 办结件数 | {} |\n", numbers.pick(60, 400), numbers.pick(61, 90)));
    (year, text)
}

/// Numbers that belong to an article and look like chance.
struct Numbers(u64);

impl Numbers {
    fn of(article: usize) -> Self {
        Self(article as u64)
    }

    /// A number below `count`: article and salt, mixed like `SplitMix64` does.
    fn pick(&self, salt: usize, count: usize) -> usize {
        let mut z = (self.0 << 8 | salt as u64).wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % count as u64).expect("below a usize")
    }
}
