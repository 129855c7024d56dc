package dev.fluxo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.cli.Cli.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/start.md, from an empty folder to the first loaded table. */
class StartTest {
    private static final Path PAGE = Path.of("../docs/start.md");

    @TempDir
    Path folder;

    private static List<String> commands() throws IOException {
        return Files.readString(PAGE)
                .lines()
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("fluxo "))
                .toList();
    }

    @Test
    void theCommandsLoadAFirstTable() throws IOException {
        Cli cli = Cli.in(folder);
        String last = "";
        assertThat(commands()).hasSize(4);
        for (String command : commands()) {
            Ended ended = cli.run(command.substring("fluxo ".length()).split(" +"));
            assertThat(ended.status()).as(command + "\n" + ended.err()).isZero();
            last = ended.out();
        }
        assertThat(last).containsPattern("customers +success +1000 +1000 ");
    }
}
