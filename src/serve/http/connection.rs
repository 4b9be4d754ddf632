//! One connection: requests one after the other, each within its time.
//!
//! Must not know what is served.

use std::io::{self, BufWriter, Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::answer::Answer;
use super::guard;
use super::head::{BadRequest, Head, LONGEST_HEAD, LONGEST_LINE, Method};
use super::slots::Connection;
use super::streams::{self, Streams};
use super::{Answers, PostAnswers, Reply};

/// How long a head may take to arrive, and an idle connection stays open.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long a body may take to arrive; on one machine a large picture takes less than a second.
const DELIVERY: Duration = Duration::from_secs(30);

/// How long a client may take to accept a piece of an answer.
const ACCEPTANCE: Duration = Duration::from_secs(10);

/// Answers the requests of a connection until one of both sides ends it.
pub fn serve(connection: &Arc<Connection>, answers: &dyn Answers, streams: &Streams) {
    let Ok(address) = prepare(connection.stream()) else { return };
    let mut rest = Vec::new();
    loop {
        let head = match read_head(connection, &mut rest) {
            Ok(Some(bytes)) => {
                Head::parse(&bytes).and_then(|head| guard::admit(&head, address).map(|()| head))
            }
            Ok(None) => return,
            Err(refusal) => Err(refusal),
        };
        let head = match head {
            Ok(head) => head,
            Err(refusal) => {
                refuse(connection, refusal);
                return;
            }
        };
        let reply = match head.method {
            Method::Post => receive(connection, &mut rest, (&head, address), answers.writing()),
            Method::Get | Method::Head => Ok(answers.answer(&head)),
        };
        let reply = match reply {
            Ok(reply) => reply,
            Err(refusal) => {
                refuse(connection, refusal);
                return;
            }
        };
        match reply {
            Reply::Stream(first) => {
                match head.method {
                    Method::Get => streams.add(Arc::clone(connection), &first),
                    // Whether it arrives or not, the connection ends.
                    Method::Head | Method::Post => {
                        drop((&**connection).write_all(streams::head().as_bytes()));
                    }
                }
                return;
            }
            Reply::Answer(answer) => {
                if send(answer, Some(&head), connection).is_err() || head.last {
                    return;
                }
            }
        }
    }
}

/// Takes what somebody writes, if it may be written and somebody takes it.
fn receive(
    connection: &Connection,
    rest: &mut Vec<u8>,
    (head, address): (&Head, SocketAddr),
    writing: Option<&dyn PostAnswers>,
) -> Result<Reply, BadRequest> {
    let writing = writing.ok_or(BadRequest::Method)?;
    guard::admit_writing(head, address, writing.key())?;
    let room = writing.room(head).ok_or(BadRequest::Nowhere)?;
    let length = head.body_length()?;
    let length = usize::try_from(length).ok().filter(|_| length <= room).ok_or(BadRequest::Large)?;
    let body = read_body(connection, rest, length)?;
    Ok(Reply::Answer(writing.write(head, &body)))
}

/// So many bytes behind a head, of which `rest` holds the first ones.
fn read_body(mut connection: &Connection, rest: &mut Vec<u8>, length: usize) -> Result<Vec<u8>, BadRequest> {
    let end = Instant::now() + DELIVERY;
    while rest.len() < length {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(BadRequest::Slow);
        }
        let mut piece = [0; 16 * 1024];
        let read =
            connection.stream().set_read_timeout(Some(left)).and_then(|()| connection.read(&mut piece));
        match read {
            Ok(0) => return Err(BadRequest::Malformed),
            Ok(count) => rest.extend_from_slice(&piece[..count]),
            Err(error) => match error.kind() {
                io::ErrorKind::Interrupted | io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut => {}
                _ => return Err(BadRequest::Malformed),
            },
        }
    }
    let beyond = rest.split_off(length);
    Ok(std::mem::replace(rest, beyond))
}

fn prepare(stream: &TcpStream) -> io::Result<SocketAddr> {
    stream.set_nodelay(true)?;
    stream.set_write_timeout(Some(ACCEPTANCE))?;
    stream.local_addr()
}

fn send(answer: Answer, head: Option<&Head>, connection: &Connection) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(64 * 1024, connection);
    answer.write(head, &mut out)?;
    out.flush()
}

/// A refusal ends the connection: what comes after a head that was not understood is not understood
/// either. A little of it is still taken, or the system would throw the refusal away unread.
fn refuse(mut connection: &Connection, refusal: BadRequest) {
    let stream = connection.stream();
    if send(Answer::refusal(refusal), None, connection).is_ok() {
        let _ = stream.shutdown(Shutdown::Write);
        let _ = stream.set_read_timeout(Some(Duration::from_millis(200)));
        let mut thrown_away = [0; 4096];
        for _ in 0..16 {
            if !matches!(connection.read(&mut thrown_away), Ok(1..)) {
                break;
            }
        }
    }
}

/// The bytes of the next head with its empty line; `None` when the client is done. `rest` holds what
/// arrived beyond the head before.
fn read_head(mut connection: &Connection, rest: &mut Vec<u8>) -> Result<Option<Vec<u8>>, BadRequest> {
    let end = Instant::now() + PATIENCE;
    let mut seen = 0;
    loop {
        if let Some(at) = find_end(rest, seen) {
            let beyond = rest.split_off(at);
            return Ok(Some(std::mem::replace(rest, beyond)));
        }
        within_limits(rest)?;
        seen = rest.len();
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return if rest.is_empty() { Ok(None) } else { Err(BadRequest::Slow) };
        }
        let mut piece = [0; 4096];
        let read =
            connection.stream().set_read_timeout(Some(left)).and_then(|()| connection.read(&mut piece));
        match read {
            Ok(0) => return Ok(None),
            Ok(count) => rest.extend_from_slice(&piece[..count]),
            Err(error) => match error.kind() {
                io::ErrorKind::Interrupted | io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut => {}
                _ => return Ok(None),
            },
        }
    }
}

fn within_limits(head: &[u8]) -> Result<(), BadRequest> {
    let line = head.iter().take(LONGEST_LINE + 1).position(|byte| *byte == b'\n');
    match line {
        None if head.len() > LONGEST_LINE => Err(BadRequest::Line),
        _ if head.len() > LONGEST_HEAD => Err(BadRequest::Headers),
        _ => Ok(()),
    }
}

/// Where the head ends, if it does; the first `seen` bytes were searched before.
fn find_end(bytes: &[u8], seen: usize) -> Option<usize> {
    const END: &[u8] = b"\r\n\r\n";
    let from = seen.saturating_sub(END.len() - 1);
    bytes[from..].windows(END.len()).position(|piece| piece == END).map(|at| from + at + END.len())
}
