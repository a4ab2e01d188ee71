//! The elements and attributes of HTML.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// Words to look up.
pub(super) type Names = LazyLock<FxHashSet<&'static str>>;

static SAFE_NAMES: Names = LazyLock::new(|| SAFE.split_ascii_whitespace().collect());
static RISKY_NAMES: Names = LazyLock::new(|| RISKY.split_ascii_whitespace().collect());
static SVG_NAMES: Names = LazyLock::new(|| SVG.split_ascii_whitespace().collect());
static ATTRIBUTE_NAMES: Names = LazyLock::new(|| ATTRIBUTES.split_ascii_whitespace().collect());

/// Elements that carry text and its structure.
const SAFE: &str = "a abbr acronym address area article aside audio b bdi bdo big blockquote br button caption center cite \
    code col colgroup data datalist dd del details dfn dialog dir div dl dt em fieldset figcaption figure font footer form \
    h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd keygen label legend li main map mark menu menuitem meter nav nobr \
    ol optgroup option output p picture pre progress q rb rp rt rtc ruby s samp search section select slot small source span \
    strike strong sub summary sup table tbody td textarea tfoot th thead time tr track tt u ul var video wbr";

/// Elements that readers take out, because they run programs or change the page.
const RISKY: &str = "applet base basefont bgsound blink body canvas embed frame frameset head html iframe isindex link listing \
    marquee math meta noembed noframes noscript object param plaintext script spacer style svg template title xmp";

const ATTRIBUTES: &str = "abbr accept accept-charset accesskey action align alt autocomplete autofocus autoplay axis background balance \
    bgcolor bgproperties border bordercolor bordercolordark bordercolorlight bottompadding cellpadding cellspacing ch \
    challenge char charoff charset checked choff cite class clear color cols colspan compact content contenteditable controls coords \
    crossorigin data datafld datapagesize datasrc datetime decoding default delay dir disabled download draggable dynsrc enctype end face for form \
    frame galleryimg gutter headers height hidden hidefocus high href hreflang hspace icon id inputmode ismap itemid itemprop \
    itemref itemscope itemtype keytype kind label lang leftspacing list loading longdesc loop loopcount loopend loopstart low lowsrc max maxlength \
    media method min multiple muted name nohref noshade nowrap open optimum pattern ping placeholder playsinline point-size poster preload pqg \
    prompt radiogroup readonly referrerpolicy rel repeat-max repeat-min replace required rev reversed rightspacing role rows rowspan rules scope \
    selected shape size sizes span spellcheck src srcset start step style suppress summary tabindex target template title toppadding translate type \
    unselectable urn usemap valign value variable volume vrml vspace width wrap xml:lang xml:base xml:space";

/// Whether HTML has an element of this name.
pub(crate) fn is_element(name: &str) -> bool {
    SAFE_NAMES.contains(name) || RISKY_NAMES.contains(name)
}

/// Whether readers show an element of this name.
pub(crate) fn is_safe_element(name: &str) -> bool {
    SAFE_NAMES.contains(name)
}

/// Whether readers keep an attribute of this name.
pub(crate) fn is_safe_attribute(name: &str) -> bool {
    ATTRIBUTE_NAMES.contains(name) || name.starts_with("data-") || name.starts_with("aria-")
}

/// Whether an attribute holds an address that readers follow or load.
pub(crate) fn is_uri_attribute(element: &str, name: &str) -> bool {
    match name {
        "href" | "src" | "action" | "background" | "longdesc" | "poster" | "usemap"
        | "codebase" | "classid" => true,
        "cite" => matches!(element, "blockquote" | "q" | "del" | "ins"),
        "data" => element == "object",
        _ => false,
    }
}

const SVG: &str = "accent-height accumulate additive alignment-baseline alphabetic arabic-form ascent attributeName attributeType \
    baseProfile bbox begin by calcMode cap-height class clip-path clip-rule color color-rendering content cx cy d definitionURL \
    descent display dur dx dy end fill fill-opacity fill-rule font-family font-size font-stretch font-style font-variant font-weight \
    from fx fy g1 g2 glyph-name gradientTransform gradientUnits hanging height horiz-adv-x horiz-origin-x id ideographic k \
    keyPoints keySplines keyTimes lang marker-end marker-mid marker-start markerHeight markerUnits markerWidth mathematical max \
    min name offset opacity orient origin overline-position overline-thickness panose-1 path pathLength patternTransform \
    patternUnits points preserveAspectRatio r refX refY repeatCount repeatDur requiredExtensions requiredFeatures restart rotate \
    rx ry slope spreadMethod stemh stemv stop-color stop-opacity strikethrough-position strikethrough-thickness stroke \
    stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width style \
    systemLanguage target text-anchor to transform type u1 u2 underline-position underline-thickness unicode unicode-range \
    units-per-em values version viewBox visibility width widths x x-height x1 x2 xlink:actuate xlink:arcrole xlink:href xlink:role \
    xlink:show xlink:title xlink:type xml:base xml:lang xml:space y y1 y2 zoomAndPan columnalign columnlines columnspacing columnspan \
    depth display displaystyle fence frame lspace mathbackground mathcolor mathvariant maxsize minsize other rowalign rowlines \
    rowspacing rowspan rspace scriptlevel selection separator stretchy";

/// Whether readers keep an attribute of this name in SVG or MathML.
pub(crate) fn is_svg_attribute(name: &str) -> bool {
    SVG_NAMES.contains(name)
}
