package dev.fluxo.engine.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.Watermark;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is declared is what docs/json.md and docs/schema say ({@code -Dgolden.update=true} writes them), and all that results hold. */
class DocumentTest {
    private static final Path PAGE = Path.of("../docs/json.md");
    private static final Path SCHEMAS = Path.of("../docs/schema");
    /** Below it the page is made; above it is written by hand. */
    private static final String MARK =
            "<!-- From here on this page is made of the declarations in dev.fluxo.engine.report.json. -->\n";
    /** What no document tells, and why. */
    private static final Map<String, String> UNTOLD = Map.of(
            "Draft.yaml", "it is in the file that is named",
            "Site", "it is for pages",
            "EntityLineage", "it is for listeners");

    private static final List<Document<?>> DOCUMENTS = documents();

    private static List<Document<?>> documents() {
        return Stream.of(
                        RunsJson.class,
                        PlanJson.class,
                        PreviewJson.class,
                        StatusJson.class,
                        WhyJson.class,
                        DoctorJson.class,
                        ReconcileJson.class,
                        ChecksJson.class,
                        RewindJson.class,
                        DdlJson.class,
                        FilesJson.class)
                .flatMap(type -> Arrays.stream(type.getFields()))
                .<Document<?>>map(field -> {
                    try {
                        return (Document<?>) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    @Test
    void thePageIsThatOfTheDeclarations() throws IOException {
        String written = Files.readString(PAGE);
        int made = written.indexOf(MARK);
        assertThat(made).as(MARK).isPositive();
        String page = written.substring(0, made) + MARK + Page.of(DOCUMENTS);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    @Test
    void theSchemasAreThoseOfTheDeclarations() throws IOException {
        Map<String, String> schemas = new TreeMap<>();
        DOCUMENTS.forEach(document -> schemas.put(document.command() + ".schema.json", document.schema()));
        if (Boolean.getBoolean("golden.update")) {
            for (Map.Entry<String, String> schema : schemas.entrySet()) {
                Files.writeString(SCHEMAS.resolve(schema.getKey()), schema.getValue());
            }
        }
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            assertThat(files.collect(Collectors.toMap(file -> String.valueOf(file.getFileName()), DocumentTest::text)))
                    .containsExactlyInAnyOrderEntriesOf(schemas);
        }
    }

    @Test
    void eachFieldIsDescribed() {
        assertThat(Stream.concat(
                                Document.common().stream(),
                                DOCUMENTS.stream().flatMap(document -> document.fields().stream()))
                        .flatMap(DocumentTest::all))
                .hasSizeGreaterThan(200)
                .allMatch(field ->
                        field.meaning().matches("(?s).{6,}[^.]") && field.name().matches("[a-z_]+"));
    }

    private static Stream<Field<?, ?>> all(Field<?, ?> field) {
        return Stream.concat(
                Stream.of(field),
                Stream.concat(
                                field.type().below().stream(),
                                field.type().shared().stream().flatMap(shape -> shape.fields().stream()))
                        .flatMap(DocumentTest::all));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A component that is added to a result has to be declared, and so described, or to stand above as untold. */
    @Test
    void allThatResultsHoldIsTold() {
        JavaClasses classes =
                new ClassFileImporter().importPackages("dev.fluxo.engine.report.json", "dev.fluxo.engine.result");
        Set<String> told = classes.stream()
                .filter(type -> type.getPackageName().equals("dev.fluxo.engine.report.json"))
                .flatMap(type -> Stream.concat(
                        type.getMethodCallsFromSelf().stream(), type.getMethodReferencesFromSelf().stream()))
                .map(JavaAccess::getTarget)
                .map(target -> target.getOwner().getName() + "." + target.getName())
                .collect(Collectors.toSet());
        List<? extends Class<?>> results = Stream.concat(
                        classes.stream()
                                .filter(type -> type.getPackageName().equals("dev.fluxo.engine.result"))
                                .filter(JavaClass::isRecord)
                                .map(JavaClass::reflect)
                                .filter(type ->
                                        !UNTOLD.containsKey(type.getNestHost().getSimpleName())),
                        Stream.of(Problem.class, Location.class, Watermark.class, Watermark.Part.class))
                .sorted(Comparator.comparing(Class::getName))
                .toList();
        assertThat(results).hasSizeGreaterThan(25);
        assertThat(results.stream()
                        .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                        .filter(component -> !UNTOLD.containsKey(name(component)))
                        .filter(component ->
                                !told.contains(component.getDeclaringRecord().getName() + "." + component.getName()))
                        .map(DocumentTest::name))
                .as("declare them in report.json")
                .isEmpty();
    }

    private static String name(RecordComponent component) {
        return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    }
}
