package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Shown;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind {@code ${file:…}}: secrets that an operator mounts as files of one line. Which folders hold them the environment
 * says and no spec, else whoever changes a spec could have any file read.
 */
final class SecretFiles {
    /** Folders, parted as in PATH. */
    private static final String FOLDERS = "ETL_SECRETS";

    /** Where Docker, Podman and most others put them. */
    private static final String USUAL = "/run/secrets";

    /** Where systemd puts those of a service. */
    private static final String OF_SERVICE = "CREDENTIALS_DIRECTORY";

    private static final int LARGEST = 64 * 1024;

    private final List<String> folders;

    SecretFiles(Function<String, @Nullable String> environment) {
        String chosen = environment.apply(FOLDERS);
        folders = chosen == null || chosen.isBlank()
                ? Stream.of(USUAL, environment.apply(OF_SERVICE))
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .filter(folder -> !folder.isBlank())
                        .toList()
                : Arrays.stream(chosen.split(File.pathSeparator))
                        .map(String::strip)
                        .filter(folder -> !folder.isEmpty())
                        .toList();
    }

    /**
     * The file's line, without the line break that may end it.
     *
     * @throws FluxoException if there is none, or the file is not for this; never with what is in it
     */
    String read(String written) {
        try {
            Path file = Path.of(written);
            if (!file.isAbsolute()) {
                throw refused(written, "is no absolute path");
            }
            // Of a file elsewhere nobody hears whether it is there.
            if (!isAllowed(file.normalize())) {
                throw refused(written, "is in no folder for secrets");
            }
            Path real = file.toRealPath();
            if (!isAllowed(real)) {
                throw refused(written, "leads out of the folders for secrets");
            }
            if (!Files.isRegularFile(real)) {
                throw refused(written, "is no file");
            }
            return line(written, bytes(written, real));
        } catch (InvalidPathException e) {
            throw refused(written, "is no path");
        } catch (NoSuchFileException e) {
            throw refused(written, "does not exist");
        } catch (IOException e) {
            throw refused(written, "cannot be read");
        }
    }

    private boolean isAllowed(Path file) {
        return folders.stream().anyMatch(folder -> {
            Path path = Path.of(folder).normalize();
            return file.startsWith(path) || file.startsWith(real(path));
        });
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder;
        }
    }

    private byte[] bytes(String written, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw refused(written, "is too large for a secret");
            }
            return bytes;
        }
    }

    private String line(String written, byte[] bytes) {
        String line;
        try {
            line = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused(written, "is not UTF-8");
        }
        line = line.replaceFirst("\\r?\\n\\z", "");
        if (line.isEmpty()) {
            throw refused(written, "is empty");
        }
        if (line.chars().anyMatch(letter -> letter == '\n' || letter == '\r' || letter == 0)) {
            throw refused(written, "has more than one line");
        }
        return line;
    }

    private FluxoException refused(String written, String why) {
        return FluxoException.of(
                Code.SECRET_FILE,
                "file " + Shown.of(written) + " " + why,
                "a secret is one line in a file below " + String.join(" or ", folders)
                        + ", or below what the environment names" + " in " + FOLDERS);
    }
}
