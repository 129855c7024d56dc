package dev.fluxo.observe.metrics;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.observe.metrics.Measuring.Measured;
import dev.fluxo.observe.metrics.Sample.Series;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The file that node_exporter reads. A run replaces what it has measured anew, and keeps what stands there of entities that it had nothing
 * to do with; a reader never sees half a file.
 */
final class TextFile implements Measuring.Publisher {
    /** A process has a lock of a file for all its threads together. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final Path file;

    TextFile(Path file) {
        this.file = file;
    }

    @Override
    public void publish(Measured measured, @Nullable Set<String> known) throws InterruptedException {
        THREADS.lockInterruptibly();
        // node_exporter reads nothing that does not end in .prom.
        Path lock = beside(".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock alone = channel.lock()) {
            replace(TextFormat.write(merged(before(), measured, known)));
        } catch (IOException e) {
            throw cannotBeWritten(e);
        } finally {
            THREADS.unlock();
        }
    }

    private Map<Series, Double> before() throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "";
        if (!text.isBlank() && !text.startsWith(TextFormat.HEAD)) {
            throw FluxoException.of(
                    Code.OBSERVE_FILE,
                    "prometheus: " + file + " is a file of somebody else, and is left as it is",
                    "name another file below observe, or remove that one");
        }
        return TextFormat.read(text);
    }

    private static Map<Series, Double> merged(
            Map<Series, Double> before, Measured measured, @Nullable Set<String> known) {
        Map<Series, Double> merged = new LinkedHashMap<>(before);
        merged.keySet().removeIf(series -> isGone(series.labels(), measured.profile(), known));
        measured.samples().forEach(sample -> merged.put(sample.series(), sample.value()));
        return merged;
    }

    /** An entity that the project no longer has would be late for ever. */
    private static boolean isGone(Map<String, String> labels, String profile, @Nullable Set<String> known) {
        String entity = labels.get("entity");
        return entity != null && known != null && profile.equals(labels.get("profile")) && !known.contains(entity);
    }

    private void replace(String text) throws IOException {
        Path next = beside(".new");
        try {
            // No temporary file of the system's: those can be read by their owner alone.
            Files.writeString(next, text);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private Path beside(String suffix) {
        return file.resolveSibling("." + file.getFileName() + suffix);
    }

    private FluxoException cannotBeWritten(IOException why) {
        String reason = why instanceof NoSuchFileException
                ? "its folder does not exist"
                : why instanceof AccessDeniedException
                        ? "this user may not write there"
                        : why instanceof FileSystemException of && of.getReason() != null
                                ? of.getReason()
                                : why.getClass().getSimpleName();
        return new FluxoException(
                Problem.error(
                        Code.OBSERVE_FILE,
                        null,
                        "prometheus: " + file + " cannot be written (" + reason + ")",
                        "the run is not affected; see that the folder is there, and that this user may write into it"),
                why);
    }
}
