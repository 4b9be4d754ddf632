//! The words that reports of governments use around the figures of a year's targets.
//!
//! Collected from reports of townships, counties, cities and provinces of 2004 to 2026. A word that is
//! missing here never changes a figure: what is not known stays in the text and is told.

/// Words between spaces.
#[derive(Clone, Copy)]
pub(super) struct Words(&'static str);

impl Words {
    pub(super) const fn new(words: &'static str) -> Self {
        Self(words)
    }

    pub(super) fn iter(self) -> impl Iterator<Item = &'static str> {
        self.0.split_ascii_whitespace()
    }

    /// The longest of them at the start of a text.
    pub(super) fn start(self, text: &str) -> Option<&'static str> {
        self.iter().filter(|word| text.starts_with(word)).max_by_key(|word| word.len())
    }

    /// The longest of them at the end of a text.
    pub(super) fn end(self, text: &str) -> Option<&'static str> {
        self.iter().filter(|word| text.ends_with(word)).max_by_key(|word| word.len())
    }

    pub(super) fn within(self, text: &str) -> bool {
        self.iter().any(|word| text.contains(word))
    }

    pub(super) fn holds(self, text: &str) -> bool {
        self.iter().any(|word| word == text)
    }
}

/// What limits a value, before or behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limit {
    /// `以上`, `不低于`.
    Floor,
    /// `以内`, `不超过`.
    Ceiling,
    /// `左右`, `约`.
    About,
}

/// Limits in front of a value.
const LIMITS_BEFORE: [(Limit, Words); 3] = [
    (
        Limit::Floor,
        Words(
            "不低于 不少于 不小于 不得低于 不得少于 超过 突破 高于 多于 大于 至少 最少 最低 达到或超过 超 ≥ ＞ > ≧ ⩾",
        ),
    ),
    (
        Limit::Ceiling,
        Words(
            "不高于 不超过 不多于 不大于 不得超过 不得高于 不突破 低于 少于 小于 至多 最多 最高 ≤ ＜ < ≦ ⩽",
        ),
    ),
    (Limit::About, Words("大约 约 接近 近")),
];

/// Limits behind a value.
const LIMITS_BEHIND: [(Limit, Words); 3] = [
    (Limit::Floor, Words("及以上 或以上 以上")),
    (Limit::Ceiling, Words("及以内 及以下 或以下 以内 以下 之内 范围内 内")),
    (Limit::About, Words("左右 上下")),
];

/// Between a number and its unit: a little more than the number.
pub(super) const MORE: Words = Words("余 多");

/// Verbs of a change, which can be measured against the year before.
pub(super) const CHANGES: Words = Words(
    "增长 增加 提高 提升 上升 上涨 下降 降低 减少 压减 回落 回升 负增长 递增 比增 净增
    增收 扩大 缩小 收窄 削减 缩减 跃升 攀升 增 降 减 升 涨",
);

/// Those of [`CHANGES`] that go down.
pub(super) const FALLS: Words = Words("下降 降低 减少 压减 削减 缩减 负增长 回落 缩小 收窄 降 减");

/// Behind a verb of change these make a level of it: `提高到 60%`.
pub(super) const LEVELS: Words = Words("到 至 为");

/// Verbs that lead to a level.
pub(super) const REACHES: Words = Words(
    "巩固在 稳控在 压降至 压减至 拓展到 发展到 兑现 控制在 稳定在 保持在 维持在 安排在 压减到 提高至 增至 降至 升至 控制到 控制 保持
    稳定 维持 达到 达 完成 实现 新增 新建 改造 建成 安排 为 确定为 设定为 定为 预期为
    迈上 跨上 跨越 站上 冲刺 冲击 是 占 压降到 压缩到 ： :",
);

/// Words of effort: they limit nothing.
pub(super) const EFFORTS: Words = Words("力争 确保 争取 努力 奋力 冲刺 全力 奋斗目标 奋斗 挑战 最好");

/// Adverbs between name and verb.
pub(super) const ADVERBS: Words = Words(
    "全年 年内 到年底 当年 分别 均 都 各 也 要 将 应 继续 稳步 稳定 持续 平稳 基本 总体 统一 累计 预计
    预期 计划 实际 名义 同比 环比 同口径 可比 可比口径 按可比口径 按同口径 可比价 按可比价
    按可比价格 按可比价计算 按不变价 年均 平均 按 目标 预期目标 目标值 增长目标 每年 每月
    每亩 每户 每人 每天 一律 再 保底 全部 首次 再次 在",
);

/// What a change is measured against, behind 比 or 较.
pub(super) const BASES: Words = Words("上年同期 去年同期 上年度 上一年 上年 去年 同期 前年 年初 往年 上半年");

/// In front of an indicator: they join it to the text and say nothing of it.
pub(super) const JOINTS: Words = Words(
    "其中 同时 另外 此外 以及 并且 而且 并 而 且 和 与 及 一是 二是 三是 四是 五是
    六是 七是 八是 九是 十是 —— — · • ● ■ ◆ ▲ － - * ＊",
);

/// In front of an indicator: when, and how hard it is tried.
pub(super) const LEADS: Words = Words(
    "全年 今年 明年 本年 年内 年底 年末 到年底 年底前 力争 确保 争取 努力 奋力 要 预计
    计划 预期 继续 保持 全面完成 全面实现 超额完成 完成 实现 达到 使 力求 推动 促进
    全力 奋斗目标 确保完成 按照 稳定 高质量完成 圆满完成 保证 力保 力促 致力 加快 如期完成 顺利完成 全部完成",
);

/// Who strives, in front of a word of [`LEADS`]: `全镇实现`.
pub(super) const WHO: Words = Words(
    "全省 全市 全县 全区 全州 全旗 全镇 全乡 全街道 街道 本镇 本乡 我省 我市 我县 我区 我州 我镇 我乡 我们",
);

/// What is done to a thing that is counted: `新建高标准农田2000亩，改造1500亩`.
pub(super) const ACTIONS: Words =
    Words("新建 新增 改造提升 改造 提升 建成 扩建 改建 改扩建 修建 新修 维修 建设 完成 硬化 治理 培育 引进");

/// Where a word of [`LEADS`] begins a word of its own, it is no lead.
pub(super) const NO_LEADS: Words = Words(
    "计划生育 预期寿命 预期目标 实现程度 使用 完成率 达到率 保持率 要素 要闻 争取资金
    争取上级 争取项目 争取中央 争取国家 争取省 争取无偿 全年度 计划内 稳定就业 稳定性
    保证金 保证率 保证性 加快度 促进就业 推动力 和谐 并网 与会 及时 及格 而今 全力以赴 要求 按照规定 完成投资
    实现利税 使命 -",
);

/// What begins a clause that only goes on about the target before it.
pub(super) const TAILS: Words = Words(
    "在实际工作 在工作中 在执行中 在实践中 实际工作 实际执行 在此基础 力争 争取 努力 奋力
    全力 确保 加快 对标 并力争 并争取 在全国 在全省 在全市 在全县 在确保 好于 优于 快于
    高于 不低于 低于 超出 跑赢 与 向 为 以 继续 位居 居 稳居 走在 增速 增幅 总量 排名 处于
    力求 超过 比 较 进入 占 实现翻 上不封顶 同比 有望 再 不断 进一步 且 并 在实现 在保证",
);

/// What may stand right behind a value and belongs to its verb.
pub(super) const PARTICLES: Words = Words(
    "进行安排 来安排 目标安排 安排 的目标 的速度增长 的速度递增 的增速 的速度 的幅度 的增幅
    的水平 水平 之间 区间 台阶 大关 关口 以上水平 目标 的规模 的比例 （含） 为目标
    的预期 预期",
);

/// Verbs in front of a task that is set from above.
pub(super) const FULFILS: Words = Words(
    "全面完成 超额完成 确保完成 完成 达到 控制在 实现 符合 满足 按照 按 不突破 不超过
    不低于 低于 优于 落实 严格执行",
);

/// What says that a target is set from above.
pub(super) const TASKS: Words = Words(
    "下达 要求 任务 上级 考核 责任书 规定 范围 国家目标 省定 市定 县定 控制目标 计划
    指标 标准 目标 红线 序时进度 控制数",
);

/// What says that it keeps pace with something.
pub(super) const IN_STEP: Words = Words("同步 相适应 持平 相当 衔接 相协调 相匹配 同频");

/// Where the words about a target begin that has no number.
pub(super) const PREDICATES: Words = Words(
    "保稳 保量 持平 突破 迈上 跨上 攀升 向好 见效 达产 落地 平安 稳中 稳步 稳定 持续 保持 合理 基本 进一步 不断 明显 显著 继续 更加 平稳 有效 大幅
    逐步 逐年 较快 快速 高于 低于 快于 好于 优于 不低于 不高于 不少于 不超过 超过 超出 跑赢
    位居 居全 居于 位列 进入 走在 处于 领先 取得 实现 达到 完成 控制在 维持 只增 只降
    不减 不增 不降 不发生 双下降 双降 双升 促稳 稳量 提质 增效 翻番 翻一番 翻两番 增长
    下降 提升 提高 降低 减少 增加 改善 好转 优化 上升 上涨 回升 回落 扩大 缩小 清零
    归零 为零 全覆盖 达标 排名 力争 确保 争取 不断档 全面 稳居 总体 和谐 有序 有所
    略有 巩固 努力 力保 零增长 负增长 正增长 保证 健康发展 加快 增强 名列 满足 符合
    不突破 全部 无 协调 按 控制 杜绝 调整 趋于 趋稳",
);

/// Behind a predicate these make a noun of it: `达标率`, `增长点`.
pub(super) const NOUN_ENDS: &[char] =
    &['率', '度', '值', '量', '额', '数', '点', '费', '区', '期', '面', '业', '型', '性', '力'];

/// Measures that stand alone behind a number or behind 万 and 亿.
pub(super) const MEASURES: Words = Words(
    "% ％ ‰ 个百分点 百分点 个千分点 个点 元 美元 欧元 人 人次 人民币 户 户次 亩
    公顷 平方米 平方公里 平方千米 立方米 立方 吨 公斤 千克 克 斤 微克 毫克 吨标准煤
    吨标煤 公里 千米 米 里 厘米 头 只 羽 匹 尾 家 个 项 处 所 座 条 件 套 辆 台
    台套 台（套） 次 场 场次 期 批 批次 班次 名 位 例 株 棵 穴 张 床 艘 架 架次
    孔 眼 口 盏 根 间 栋 幢 宗 起 本 册 部 篇 份 支 对 笔 度 千瓦 千瓦时 兆瓦
    吉瓦 kW MW GW kWh KW 标箱 标准箱 TEU 车次 车皮 重量箱 升 毫升 天 日
    小时 分钟 分 岁 年 月 个月 年以上 倍 成 担 桶 箱 袋 瓶 枚 片 块 粒 把 组
    支队 村 镇 乡 村次 门 门类 学时 课时 点位 泊位 张床位 位数 km kg t m ㎡
    m² m2 m³ m3 ha hm² 公里/小时 级 类 A级 步 轮 遍 届 站 点 处（个）
    个（次） 个标准箱 丈 尺 幅 面 樘 栏 棚 节 厢 顶 双 顿 餐 丘 立方千米",
);

/// Behind 每: `每百人`.
const HUNDREDS: Words = Words("百人 千人 万人");

/// In front of a measure.
pub(super) const MULTIPLIERS: &[char] = &['十', '百', '千', '万', '亿'];

/// Measures of a time, an age or a rank: with a noun behind them they are part of a name.
pub(super) const NO_AMOUNTS: Words =
    Words("岁 年 月 日 天 小时 级 类 A级 分钟 个月 年以上 期 届 批 点 度 轮");

/// What makes a name whole.
pub(super) const HEADS: Words = Words(
    "收入 产值 增加值 投资 率 总额 价格 指数 支出 产量 面积 出口 进口 就业 消费 贷款
    存款 税收 总量 比重 占比 GDP 生产总值 利润 人数 人口 数 强度 浓度 能耗 水耗
    排放 排放量 额 值 量 外资 内资 资金 到位 人次 用地 税 度 产业 贸易",
);

/// What several names before it share: `粮食、油料产量`.
pub(super) const SHARED: Words = Words(
    "增加值 总产值 产值 产量 总产量 销量 营业收入 营收 收入 投资 利润 利税 面积 总额 出口额 进口额 出口 进口 排放量 人数 户数
    贷款余额 存款余额 余额 价格 指数 支出 消费 浓度 能耗 强度 生产总值 GDP 用电量 发电量 用水量 吞吐量 销售量 销售额
    货运量 客运量 周转量 成交量 成交额 数量 总量 花费 税收 外资 率",
);

/// The same for what is measured of such a thing: `发电量、用电量占比`.
pub(super) const SHARES: Words = Words("占比 比重 增速 增幅");

/// What tells names of one kind apart.
pub(super) const MODIFIERS: Words = Words(
    "城镇 农村 城市 县城 城区 乡村 农牧区 牧区 常住 户籍 第一 第二 第三 一产 二产 三产 进口 出口
    省级 市级 县级 区级 镇级 乡级 村级 中央 地方 国有 民间 工业 农业 服务业 农民 市民
    居民 上行 下行 存款 贷款 新增 全体 女性 男性 早稻 晚稻 夏粮 秋粮 南部 北部 规上
    规下 规模以上 规模以下 限上 限额以上 限额以下 固定 制造业 建筑业 一般 小学 初中 高中",
);

/// What a value is measured against stands behind these: `高于全市平均水平`.
pub(super) const COMPARED: Words = Words("高于 低于 快于 优于 好于");

/// Instead of a name these speak of the indicator before: `达到20亿元、增幅12%以上`.
pub(super) const SAME: Words =
    Words("增幅 增速 增长率 增长速度 增长幅度 同比增幅 同比增速 涨幅 降幅 下降幅度");

/// What is no part of any indicator's name: it was not read where it belongs.
pub(super) const NEVER_IN_NAMES: Words = Words(
    "分别 今年 去年 上年 本年 预期目标 力争 确保 率先 超出 高于 低于 快于 优于 好于 下达 进一步 控制在
    保持在 稳定在 达到 不超过 不低于 不少于 同比 要完成 要达到 要实现 计划完成 预计 省考核 市考核 县考核 区考核 且 ， , 。 ； ; ： :",
);

/// Alone before a predicate these are no names: `重点控制化石能源消费`.
pub(super) const ADVERBIAL: Words =
    Words("重点 着力 大力 严格 切实 深入 扎实 坚决 有力 加快 积极 认真 全力 主动 同步 整体 坚持 注重");

fn limit(table: &'static [(Limit, Words)], fits: impl Fn(&str) -> bool) -> Option<(&'static str, Limit)> {
    let all = table.iter().flat_map(|(limit, words)| words.iter().map(move |word| (word, *limit)));
    all.filter(|(word, _)| fits(word)).max_by_key(|(word, _)| word.len())
}

/// The limit behind a value.
pub(super) fn limit_behind(text: &str) -> Option<(&'static str, Limit)> {
    limit(&LIMITS_BEHIND, |word| text.starts_with(word))
}

/// The limit at the end of what stands before a value.
pub(super) fn limit_before(text: &str) -> Option<(&'static str, Limit)> {
    // 附近 and 超市 hold no limits.
    let (word, kind) = limit(&LIMITS_BEFORE, |word| text.ends_with(word))?;
    let inside = (word == "近" && text.ends_with(['附', '邻', '靠', '最']))
        || (word == "超" && text.ends_with("高超"));
    (!inside).then_some((word, kind))
}

/// The measure at the start of a text, with 万 and 亿 before it and `/年` behind it: its length.
pub(in crate::article::kind::targets) fn measure(text: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(c) = text[at..].chars().next().filter(|c| MULTIPLIERS.contains(c)) {
        at += c.len_utf8();
    }
    let alone = at;
    match MEASURES.start(&text[at..]) {
        Some(word) => at += word.len(),
        None if alone == 0 => return None,
        None => {}
    }
    for sign in ['/', '／', '每'] {
        if let Some(behind) = text[at..].strip_prefix(sign)
            // 公里/百平方公里
            && let bare = behind.trim_start_matches(MULTIPLIERS)
            && let Some(word) = MEASURES.start(bare).or_else(|| HUNDREDS.start(behind))
        {
            let end = if MEASURES.start(bare).is_some() {
                text.len() - bare.len()
            } else {
                text.len() - behind.len()
            };
            return Some(end + word.len());
        }
    }
    Some(at)
}
