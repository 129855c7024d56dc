package dev.fluxo.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuckDbUrlsTest {
    private final DuckDbUrls urls = new DuckDbUrls();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:duckdb:",
                "jdbc:duckdb::memory:",
                "jdbc:duckdb:dw.duckdb;threads=2",
                "jdbc:duckdb:C:/dw.duckdb"
            })
    void aFileOrMemoryIsNoFault(String url) {
        assertThat(urls.fault(url)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:duckdb:md:dw", "jdbc:duckdb:s3://bucket/dw.duckdb"})
    void whatIsElsewhereIsAFault(String url) {
        assertThat(urls.fault(url)).contains("which is not a file of this machine");
    }

    @Test
    void whatIsNoPathIsAFault() {
        assertThat(urls.fault("jdbc:duckdb:x\0y")).startsWith("names what is no file here: ");
    }
}
