package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.TransformDoc;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Redactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pipelines folder to write files into and to read specs from. */
final class SpecFolder {
    static final String PROJECT = """
            version: 1
            profiles:
              test:
                connections:
                  oltp: { url: "jdbc:h2:mem:oltp" }
                  dw: { url: "jdbc:h2:mem:dw" }
            """;

    static final String ENTITY = """
            entity: customers
            source: { connection: oltp, table: core.customers }
            watermark: { columns: [updated_at, id] }
            columns:
              customer_id: id
              nome: { from: name, transform: [trim] }
              updated_at: updated_at
            target: { connection: dw, table: dim.CUSTOMER, keys: [customer_id] }
            """;

    static final List<TransformDoc> TRANSFORMS = List.of(
            new TransformDoc("trim", "trim", "takes blanks off both ends"),
            new TransformDoc("left", "left(n)", "the first n characters"),
            new TransformDoc("pad_left", "pad_left(n, c)", "fills up from the left"));

    final Map<String, String> environment = new HashMap<>();
    final Map<String, String> systemProperties = new HashMap<>();
    final Map<String, SpecRequest.Credentials> servers = new HashMap<>();
    final Redactor redactor = new Redactor();
    final Path path;

    @Nullable
    String profile;

    SpecFolder(Path path) {
        this.path = path;
        write("project.yaml", PROJECT);
    }

    SpecFolder write(String file, String text) {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    SpecFolder write(String file, byte[] bytes) {
        try {
            Path target = path.resolve(file);
            Files.createDirectories(target.getParent());
            Files.write(target, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SpecReader.Result read() {
        return SpecReader.read(new SpecRequest(
                path, profile, environment::get, systemProperties::get, servers::get, redactor, TRANSFORMS));
    }

    /** Every problem as a user reads it. */
    List<String> problems() {
        return read().problems().stream().map(Problem::toString).toList();
    }

    /** The only entity of the folder. */
    EntitySpec entity() {
        SpecReader.Result result = read();
        if (!result.problems().isEmpty()) {
            throw new AssertionError(result.problems());
        }
        return result.entities().get(0);
    }
}
