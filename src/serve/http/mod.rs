//! The door of the preview: connections, the heads of requests, who may ask, and how answers leave.
//!
//! `tiny_http` writes every answer (status line, date, length, body). Its own `Server` is not used: it
//! reads heads of any length, without a time limit, on as many threads as somebody opens connections,
//! and lets none of that be changed or put in front of it, since it owns its listener and accepts only
//! system sockets. So connections are accepted and heads read here, within limits, and
//! [`tiny_http::Response::raw_print`] writes to them. No request is ever read by `tiny_http`, so what it
//! makes of `Transfer-Encoding` and endless headers cannot matter.
//!
//! Must not know what is served: an [`Answers`] decides.

mod head;
mod slots;
mod range;
mod answer;
mod guard;
mod streams;
mod connection;
mod media;

pub use answer::{Answer, Payload};
pub use head::Head;
pub use media::media_type;
use slots::ConnectionSlots;
pub use streams::{Streams, event};

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream, UdpSocket};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

/// Stack of a connection's thread. Rendering a page takes less than 200 kB of it.
const STACK: usize = 4 * 1024 * 1024;

/// How many ports after the wanted one are tried.
const PORTS: u16 = 20;

/// Decides what a request gets.
pub trait Answers: Send + Sync + 'static {
    /// The answer to a request that may be asked.
    fn answer(&self, head: &Head) -> Reply;

    /// Who takes what is written: nobody, unless a server says otherwise.
    fn writing(&self) -> Option<&dyn PostAnswers> {
        None
    }
}

/// Takes what is written by whoever may write. All that the door can tell is looked at before a byte of the
/// body is read.
pub trait PostAnswers: Send + Sync {
    /// What the pages of this start know and nobody else.
    fn key(&self) -> &str;

    /// How many bytes may be written to an address; `None` where nothing is written.
    fn room(&self, head: &Head) -> Option<u64>;

    /// What came of it.
    fn write(&self, head: &Head, body: &[u8]) -> Answer;
}

/// What becomes of a request.
#[derive(Debug)]
pub enum Reply {
    /// It is answered.
    Answer(Answer),
    /// Its connection is kept open, and events are written to it; the first one is given.
    Stream(String),
}

/// A socket that waits for connections, before anybody answers them.
#[derive(Debug)]
pub struct Listening {
    listener: TcpListener,
    address: SocketAddr,
}

impl Listening {
    /// Listens on a port, or on the next free one of the twenty after it. Port 0 takes any.
    pub fn open(interface: IpAddr, port: u16) -> io::Result<Self> {
        let mut fault = None;
        for port in port..=port.saturating_add(if port == 0 { 0 } else { PORTS }) {
            match TcpListener::bind((interface, port)) {
                Ok(listener) => return Ok(Self { address: listener.local_addr()?, listener }),
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => fault = Some(error),
                Err(error) => return Err(error),
            }
        }
        Err(fault.unwrap_or_else(|| io::ErrorKind::AddrInUse.into()))
    }

    /// The address under which this machine reaches it.
    pub fn address(&self) -> SocketAddr {
        reachable(self.address)
    }

    /// Who reaches it.
    pub fn reach(&self) -> Reach {
        let ip = self.address.ip().to_canonical();
        if ip.is_loopback() {
            Reach::ThisMachine
        } else if ip.is_unspecified() {
            Reach::Network(outgoing(ip).map(|ip| (ip, self.address.port()).into()))
        } else {
            Reach::Network(Some(self.address))
        }
    }

    /// Starts to answer, on threads of its own, until the returned value is dropped. Fails where the system
    /// gives no more threads.
    pub fn serve(self, answers: Arc<dyn Answers>, streams: Arc<Streams>) -> io::Result<Serving> {
        let closed = Arc::new(AtomicBool::new(false));
        let address = self.address;
        let shared = Shared { answers, streams, places: Arc::default() };
        let flag = Arc::clone(&closed);
        let door = thread::Builder::new().name("door".to_owned());
        door.spawn(move || accept(&self.listener, &shared, &flag))?;
        Ok(Serving { closed, address })
    }
}

/// Who reaches a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Programs on this machine.
    ThisMachine,
    /// Other machines too, under this address if it can be told.
    Network(Option<SocketAddr>),
}

/// The number under which others on the network see this machine, one of the same family as a socket that
/// listens everywhere. Connecting such a socket sends nothing; it only chooses the way out. The addresses
/// are those that stand for the outside in documentation (RFC 5737, RFC 3849).
fn outgoing(everywhere: IpAddr) -> Option<IpAddr> {
    let outside = if everywhere.is_ipv4() { "192.0.2.1:9" } else { "[2001:db8::1]:9" };
    let socket = UdpSocket::bind((everywhere, 0)).ok()?;
    socket.connect(outside).ok()?;
    let ip = socket.local_addr().ok()?.ip();
    (!ip.is_unspecified() && !ip.is_loopback()).then_some(ip)
}

/// What all connections share.
#[derive(Clone)]
struct Shared {
    answers: Arc<dyn Answers>,
    streams: Arc<Streams>,
    places: Arc<ConnectionSlots>,
}

/// A server at work. Dropped, it takes no more connections.
#[derive(Debug)]
pub struct Serving {
    closed: Arc<AtomicBool>,
    address: SocketAddr,
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.closed.store(true, Ordering::Relaxed);
        // Wakes the thread that waits for a connection; when nobody waits any more, nothing is lost.
        let _ = TcpStream::connect_timeout(&reachable(self.address), Duration::from_millis(200));
    }
}

/// The address under which this machine reaches a socket that listens everywhere.
fn reachable(address: SocketAddr) -> SocketAddr {
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => (Ipv4Addr::LOCALHOST, address.port()).into(),
        IpAddr::V6(ip) if ip.is_unspecified() => (Ipv6Addr::LOCALHOST, address.port()).into(),
        _ => address,
    }
}

fn accept(listener: &TcpListener, shared: &Shared, closed: &AtomicBool) {
    loop {
        let accepted = listener.accept();
        if closed.load(Ordering::Relaxed) {
            return;
        }
        match accepted {
            Ok((stream, _)) => begin(stream, shared),
            // Out of file descriptors, or a client that went away: the next one may be luckier.
            Err(error) => {
                if !is_gone(&error) && !shared.places.relieve() {
                    shared.streams.relieve();
                }
                thread::sleep(Duration::from_millis(10));
            }
        }
    }
}

/// Whether it was the client's doing.
fn is_gone(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionReset, Interrupted};
    matches!(error.kind(), ConnectionAborted | ConnectionReset | Interrupted)
}

fn begin(stream: TcpStream, shared: &Shared) {
    let own = shared.clone();
    let place = shared.places.take(stream);
    // Where the system gives no more threads the connection is dropped, and its place with it.
    let _ = thread::Builder::new().name("connection".to_owned()).stack_size(STACK).spawn(move || {
        connection::serve(&place.connection, own.answers.as_ref(), &own.streams);
    });
}
