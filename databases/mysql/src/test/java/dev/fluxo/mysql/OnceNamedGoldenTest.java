package dev.fluxo.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.testkit.DialectGoldenTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What MySQL itself is told. */
class OnceNamedGoldenTest extends DialectGoldenTest {
    private static final String FOLDER = "mysql-own";
    private static final Pattern TEMPORARY = Pattern.compile("(?:FROM|JOIN|INTO|UPDATE|,) `FLX_STAGE\\w*`");

    OnceNamedGoldenTest() {
        super(new MysqlDialect(Product.MYSQL), FOLDER, DataType.temporal(TypeKind.TIMESTAMP, "datetime(6)", 6));
    }

    /** Else the server says "Can't reopen table". */
    @Test
    void noStatementNamesATemporaryTableTwice() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of("src/test/resources/golden", FOLDER))) {
            files = all.toList();
        }
        assertThat(files).hasSizeGreaterThan(100);
        for (Path file : files) {
            for (String statement : Files.readAllLines(file)) {
                assertThat(TEMPORARY
                                .matcher(statement)
                                .results()
                                .map(found -> found.group().replaceAll(".* ", "")))
                        .as(file + ": " + statement)
                        .filteredOn(name -> !statement.startsWith("DROP"))
                        .doesNotHaveDuplicates();
            }
        }
    }
}
