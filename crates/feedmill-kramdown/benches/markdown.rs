//! How long Markdown takes to become HTML: `cargo bench -p feedmill-kramdown`.

use divan::{Bencher, counter::BytesCount};
use feedmill_kramdown::{Options, render, smartify};

fn main() {
    divan::main();
}

/// A Chinese post of 10 KB, as people write it: headings, lists, links, bold, code, a quote.
fn chinese() -> String {
    let part = "## 第一节：修钟\n\n\
        值班员老沙说：“钟**每天**快三分钟……”他带着狗走完了[八百米海堤](https://tea.example/dam)，捡回一顶草帽、两只螃蟹笼，\
        还有站名牌上的一个‘潮’字。首班车晚点11分钟，车上的人帮着把灯杆抬到了一边。\n\n\
        - 拆下钟面，用`5mm`的螺丝刀\n- 清洗齿轮\n- 上油，*不要太多*\n\n\
        > 茶亦醉人何必酒，书能香我不须花。\n\n\
        ```sh\ntick --slow | tock\n```\n\n\
        通信工阿禾爬上塔架，接好最后一根线。调度室里的6块屏幕一块接一块亮起来，A线、B线恢复自动放行，误差不到1秒，没有一趟车停运。\n\n";
    part.repeat(10_240 / part.len() + 1)
}

/// The same size as a mirror has it: paragraphs of HTML, then a link.
fn mirrored() -> String {
    let line = " <p><strong>某某证券：</strong>公司管理总部、系统运行总部等部门的关键岗位分成两组，提前驻扎机房，守住安全运行的底线。</p>\n";
    format!(
        "{}&nbsp;<p class=\"em_media\">（文章来源：日报）</p>\n\n<http://news.example/share?id=1>\n",
        line.repeat(10_240 / line.len())
    )
}

/// English prose with quotes, dashes, footnotes, a table and a table of contents.
fn english() -> String {
    let part = "## It's a \"clock\" -- really\n\n\
        He said: \"Turn the *screw* (5 mm) to the left...\" and went[^1] away. The 'old' one's hands -- both of them -- are \
        [here](/hands \"Hands\") & [there][x]. See <https://tea.example/>.\n\n\
        | part | price |\n|------|------:|\n| hand | 5 |\n| dial | 7 |\n\n\
        1. First\n2. Second\n   * nested\n   * list\n\n";
    format!(
        "* Contents\n{{:toc}}\n\n{}\n[^1]: Far away.\n[x]: /there\n",
        part.repeat(10_240 / part.len() + 1)
    )
}

fn bench(bencher: Bencher, source: String) {
    let options = Options::default();
    bencher
        .counter(BytesCount::of_str(&source))
        .bench_local(|| render(divan::black_box(&source), &options).html.len());
}

#[divan::bench]
fn chinese_post(bencher: Bencher) {
    bench(bencher, chinese());
}

#[divan::bench]
fn mirrored_story(bencher: Bencher) {
    bench(bencher, mirrored());
}

#[divan::bench]
fn english_post(bencher: Bencher) {
    bench(bencher, english());
}

#[divan::bench]
fn one_title(bencher: Bencher) {
    bencher.bench_local(|| {
        smartify(
            divan::black_box("\"A\" title's dots... -- <b>x</b>"),
            &Options::default(),
        )
        .len()
    });
}
