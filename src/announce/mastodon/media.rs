//! Pictures of statuses.

use crate::announce::channel::{Channel, pause};
use crate::announce::destination::Failure;
use crate::announce::picture::Picture;
use crate::feed::Image;
use crate::net::{Clock, Request};

use super::login::{Login, id_of};

/// What separates the parts of a form. Nothing in there has it.
const BOUNDARY: &str = "feedmill-91c0a6d5f3e84b27-form";
const FORM: &str = "multipart/form-data; boundary=feedmill-91c0a6d5f3e84b27-form";

/// How often it is asked whether a picture is ready.
const TRIES: u32 = 6;

/// The longest description of a picture, in characters.
const DESCRIPTION: usize = 1500;

/// Uploads a picture, waits until it is ready, and returns its id.
pub(super) fn upload(
    channel: &mut Channel,
    login: &Login,
    clock: &dyn Clock,
    image: &Image,
    picture: &Picture,
) -> Result<String, Failure> {
    let request = Request::post(&login.url("/api/v2/media"), FORM, form(image, picture));
    // A picture that is uploaded twice is dropped by the server, since no status has it.
    let answer = channel.ask(&login.sign(request))?;
    let id = id_of(&answer)?;
    if answer.status != 202 {
        return Ok(id);
    }
    let request = login.sign(Request::get(&login.url(&format!("/api/v1/media/{id}"))));
    for tried in 1..=TRIES {
        pause(clock, tried);
        if channel.ask(&request)?.status == 200 {
            return Ok(id);
        }
    }
    Err(Failure::Refused(
        "the picture is not ready in time".to_owned(),
    ))
}

fn form(image: &Image, picture: &Picture) -> Vec<u8> {
    let mut body = Vec::new();
    if let Some(alt) = &image.alt {
        let alt: String = alt.chars().take(DESCRIPTION).collect();
        let part = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\n{alt}\r\n"
        );
        body.extend(part.bytes());
    }
    let end = match picture.media_type {
        "image/png" => "png",
        "image/gif" => "gif",
        "image/webp" => "webp",
        _ => "jpg",
    };
    let part = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"picture.{end}\"\r\nContent-Type: {}\r\n\r\n",
        picture.media_type
    );
    body.extend(part.bytes());
    body.extend(&picture.bytes);
    body.extend(format!("\r\n--{BOUNDARY}--\r\n").bytes());
    body
}
