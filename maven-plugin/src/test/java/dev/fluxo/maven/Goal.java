package dev.fluxo.maven;

import dev.fluxo.console.command.Commands;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** A goal in this process, as Maven would call it: {@code run -Detl.dryRun}. No POM, no Maven's start. */
final class Goal {
    private Goal() {}

    /**
     * What was printed, in order, and how it ended.
     *
     * @param failed what Maven alone knows of an exit status
     */
    record Said(boolean failed, List<String> lines) {}

    /** Runs it, with standard output and error as one stream. */
    static Said listen(IntSupplier call) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            int status = call.getAsInt();
            return new Said(
                    status != 0, bytes.toString(StandardCharsets.UTF_8).lines().toList());
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** @param properties {@code -Detl.limit=1} */
    @SuppressWarnings("deprecation") // A session without a container: nothing here asks it.
    static int call(Path base, String goal, List<String> properties) {
        DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setBaseDirectory(base.toFile());
        request.setInteractiveMode(false);
        Properties given = new Properties();
        for (String property : properties) {
            String[] parts = property.substring("-D".length()).split("=", 2);
            given.setProperty(parts[0], parts.length == 1 ? "true" : parts[1]);
        }
        request.setUserProperties(given);
        request.setSystemProperties(System.getProperties());
        try {
            EtlMojo mojo = mojo(goal);
            mojo.setLog(log());
            set(mojo, "session", new MavenSession(null, null, request, new DefaultMavenExecutionResult()));
            set(mojo, "execution", new MojoExecution(new Plugin(), goal, "default-cli"));
            mojo.execute();
            return 0;
        } catch (MojoFailureException | MojoExecutionException e) {
            System.err.println("mvn etl:" + goal + ": " + e.getMessage());
            return 1;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** {@code retry-rejects} is a {@code RetryRejectsMojo}. */
    private static EtlMojo mojo(String goal) throws ReflectiveOperationException {
        String name = Arrays.stream(Commands.named(goal).name().split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        return Class.forName(Goal.class.getPackageName() + "." + name + "Mojo")
                .asSubclass(EtlMojo.class)
                .getDeclaredConstructor()
                .newInstance();
    }

    private static void set(AbstractMojo mojo, String name, Object value) throws ReflectiveOperationException {
        Field field = EtlMojo.class.getDeclaredField(name);
        field.setAccessible(true);
        field.set(mojo, value);
    }

    /** Writes as {@code fluxo} does, where Maven would write {@code [WARNING]}. */
    private static Log log() {
        return (Log) Proxy.newProxyInstance(
                Goal.class.getClassLoader(), new Class<?>[] {Log.class}, (log, method, told) -> {
                    switch (method.getName()) {
                        case "info" -> System.out.println(told[0]);
                        case "warn" -> System.out.println("warning: " + told[0]);
                        case "error" -> System.out.println("error: " + told[0]);
                        default -> {}
                    }
                    return method.getReturnType() == boolean.class
                            ? (Object) method.getName().equals("isInfoEnabled")
                            : null;
                });
    }
}
