//! Where Goldmark takes an address in running text to end.

/// How many bytes of an address Goldmark links; of one that is an e-mail address, as many as it was `found` with.
pub(super) fn length(written: &str, found: usize) -> usize {
    let schemes = ["http://", "https://", "ftp://", "www."];
    match schemes.iter().find(|scheme| written.starts_with(**scheme)) {
        Some(scheme) => web_length(written, scheme).unwrap_or(0),
        None => found,
    }
}

fn web_length(written: &str, scheme: &str) -> Option<usize> {
    let rest = &written[scheme.len()..];
    let host_end = rest
        .find(|c: char| !c.is_ascii_alphanumeric() && !"-@:%._+~#=".contains(c))
        .unwrap_or(rest.len());
    let host = &rest[..host_end];
    // The last dot that letters follow.
    let (dot, letters) = host.rmatch_indices('.').find_map(|(dot, _)| {
        let after = &host[dot + 1..];
        let letters = after.bytes().take_while(u8::is_ascii_lowercase).count();
        (dot > 0 && letters > 0).then_some((dot, letters))
    })?;
    let mut end = scheme.len() + dot + 1 + letters;
    if let Some(port) = written[end..].strip_prefix(':') {
        let digits = port.bytes().take_while(u8::is_ascii_digit).count();
        end += if digits > 0 { digits + 1 } else { 0 };
    }
    if written[end..].starts_with(['/', '#', '?']) {
        let path = &written[end..];
        end += path
            .find(|c: char| {
                !c.is_ascii_alphanumeric() && !"-@:%_+.~#$!?&/=();,'\">^{}[]`".contains(c)
            })
            .unwrap_or(path.len());
    }
    let whole = &written[..end];
    let closing = whole.matches(')').count();
    let opening = whole.matches('(').count();
    let end = match whole.as_bytes().last() {
        Some(b'.') => end - 1,
        Some(b')') if closing > opening => end - (closing - opening),
        _ => end,
    };
    Some(end)
}
