//! Where Goldmark takes an address in running text to end.

/// The length in bytes of what Goldmark links of an address; of one that is an e-mail address, as many as it was `found` with.
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
    if scheme != "www."
        && let Some(port) = written[end..].strip_prefix(':')
    {
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
    Some(trimmed(&written[..end]).len())
}

/// The address without the punctuation after it: that of GitHub's Markdown.
fn trimmed(address: &str) -> &str {
    let mut kept = address;
    loop {
        let shorter = kept.trim_end_matches(['?', '!', '.', ',', ':', '*', '_', '~']);
        let shorter = match shorter.as_bytes().last() {
            Some(b')') if shorter.matches(')').count() > shorter.matches('(').count() => {
                &shorter[..shorter.len() - 1]
            }
            // A character reference that ends the address stands after it.
            Some(b';') => match shorter.rfind('&') {
                Some(at) if is_name(&shorter[at + 1..shorter.len() - 1]) => &shorter[..at],
                _ => shorter,
            },
            _ => shorter,
        };
        if shorter.len() == kept.len() {
            return kept;
        }
        kept = shorter;
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}
