//! Where on Earth: GeoRSS, W3C's geo, and two older modules.

use super::element::{Attribute, Element, many, may, once};
use crate::value::Type::*;

const PLACES: &[&str] = &[
    "channel",
    "item",
    "atom:feed",
    "atom:entry",
    "atom:source",
    "rss1:channel",
    "rss1:item",
];
const POINT: &[&str] = &[
    "channel",
    "item",
    "atom:feed",
    "atom:entry",
    "atom:source",
    "rss1:channel",
    "rss1:item",
    "geo:Point",
];
const SHAPE: &[Attribute] = &[
    may("featuretypetag", Any),
    may("relationshiptag", Any),
    may("featurename", Any),
    may("elev", Float),
    may("floor", Integer),
    may("radius", Float),
    may("srsName", Any),
];

const GML: &[Attribute] = &[
    may("srsName", Any),
    may("srsDimension", PositiveInteger),
    may("gml:id", Any),
];

pub(super) const ELEMENTS: &[Element] = &[
    once("georss:where", PLACES, Empty).with(SHAPE),
    once("georss:point", PLACES, Coordinates).with(SHAPE),
    once("georss:line", PLACES, CoordinateList).with(SHAPE),
    once("georss:polygon", PLACES, CoordinateList).with(SHAPE),
    once("georss:box", PLACES, CoordinateList).with(SHAPE),
    once("georss:circle", PLACES, Any).with(SHAPE),
    once("georss:featureTypeTag", PLACES, Any),
    once("georss:relationshipTag", PLACES, Any),
    once("georss:featureName", PLACES, Any),
    once("georss:featuretypetag", PLACES, Any),
    once("georss:relationshiptag", PLACES, Any),
    once("georss:featurename", PLACES, Any),
    once("georss:elev", PLACES, Float),
    once("georss:floor", PLACES, Integer),
    once("georss:radius", PLACES, Float),
    once("geo:Point", PLACES, Empty),
    once("geo:lat", POINT, Latitude),
    once("geo:long", POINT, Longitude),
    once("geo:alt", POINT, Float),
    once("geo:lat_long", POINT, Any),
    once("icbm:latitude", PLACES, Latitude),
    once("icbm:longitude", PLACES, Longitude),
    once("geourl:latitude", PLACES, Latitude),
    once("geourl:longitude", PLACES, Longitude),
    once("gml:Point", &["georss:where"], Empty).with(GML),
    once("gml:pos", &["gml:Point"], Coordinates).with(GML),
    once("gml:LineString", &["georss:where"], Empty).with(GML),
    once(
        "gml:posList",
        &["gml:LineString", "gml:LinearRing"],
        CoordinateList,
    )
    .with(GML),
    once("gml:Polygon", &["georss:where"], Empty).with(GML),
    once("gml:exterior", &["gml:Polygon"], Empty),
    many("gml:interior", &["gml:Polygon"], Empty),
    once("gml:LinearRing", &["gml:exterior", "gml:interior"], Empty).with(GML),
    once("gml:Envelope", &["georss:where"], Empty).with(GML),
    once("gml:lowerCorner", &["gml:Envelope"], Coordinates),
    once("gml:upperCorner", &["gml:Envelope"], Coordinates),
];
