//! Any bytes as the trial of this name takes them.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| zhenbao_fuzz::trials::article(bytes));
