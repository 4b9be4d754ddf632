//! How property tests run: with the same inputs everywhere, so that a red run is red on every machine; and with as many
//! more as `ZHENBAO_TEST_FACTOR` says, then of another seed each time, for whoever looks for what is still wrong.

use proptest::test_runner::{Config, RngSeed};

/// That many inputs.
pub(crate) fn cases(count: u32) -> Config {
    let factor = std::env::var("ZHENBAO_TEST_FACTOR").ok().and_then(|factor| factor.parse::<u32>().ok());
    Config {
        cases: count * factor.unwrap_or(1),
        rng_seed: if factor.is_some() { RngSeed::Random } else { RngSeed::Fixed(2025) },
        failure_persistence: None,
        ..Config::default()
    }
}
