//! What servers say along with the pages. One table of rules: the pages carry its policy themselves, and
//! `zhenbao headers` writes the same for servers. Must not know the disk.

mod policy;
mod server;

pub use policy::Policy;
pub use server::Server;

/// Headers of every answer besides the policy.
pub const HEADERS: [(&str, &str); 4] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
];

/// The header of sites behind HTTPS, and its value: two years, as <https://hstspreload.org> asks for; the
/// subdomains are others' business.
pub const HSTS: (&str, &str) = ("Strict-Transport-Security", "max-age=63072000");

/// How long browsers keep assets, whose names change with their content: one year, the most that
/// RFC 9111 servers are used to, without ever asking again.
pub const ASSETS: &str = "public, max-age=31536000, immutable";

/// Everything else is asked for again each time, and comes only when it has changed.
pub const PAGES: &str = "no-cache";
