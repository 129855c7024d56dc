package dev.fluxo.engine.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The walls of the house. */
@AnalyzeClasses(packages = "dev.fluxo.engine", importOptions = DoNotIncludeTests.class)
class RoomsTest {
    private static final String ROOT = "dev.fluxo.engine.";
    /** {@code | `jdbc` | what it is for | problem, model | }. */
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `?([a-z]+)`? \\| [^|]* \\| (?!may import)([a-z, ]+|–) \\|$");

    /** As the table of CONTRIBUTING.md says it: there is no second list. */
    @ArchTest
    static void roomsImportDownwards(JavaClasses classes) {
        Map<String, Set<String>> rooms = rooms();
        assertThat(rooms.keySet())
                .as("the rooms of the table, and those of the code")
                .isEqualTo(roomsOf(classes));
        rooms.forEach((room, below) -> {
            String[] others = rooms.keySet().stream()
                    .filter(other -> !other.equals(room) && !below.contains(other))
                    .map(RoomsTest::packages)
                    .toArray(String[]::new);
            ArchRuleDefinition.noClasses()
                    .that()
                    .resideInAPackage(packages(room))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .because(
                            "a room imports only rooms below it. Move the class to the room that it belongs to, or let the"
                                    + " upper room pass in what the lower one needs; do not drill a hole")
                    .check(classes);
        });
    }

    private static String packages(String room) {
        return room.equals("root") ? "dev.fluxo.engine" : ROOT + room + "..";
    }

    private static Set<String> roomsOf(JavaClasses classes) {
        return classes.stream()
                .map(type -> type.getPackageName().equals("dev.fluxo.engine")
                        ? "root"
                        : type.getPackageName().substring(ROOT.length()).replaceFirst("\\..*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Room by room, what it may import. */
    private static Map<String, Set<String>> rooms() {
        Map<String, Set<String>> rooms = new LinkedHashMap<>();
        for (Matcher row = ROW.matcher(table()); row.find(); ) {
            Set<String> below = row.group(2).startsWith("all")
                    ? Set.copyOf(rooms.keySet())
                    : Set.of(row.group(2).replace("–", "").split(", *"));
            rooms.put(row.group(1), below);
        }
        return new TreeMap<>(rooms);
    }

    private static String table() {
        try {
            return Files.readString(Path.of("..", "CONTRIBUTING.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_JDBC_TOUCHES_CONNECTIONS = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "jdbc..", ROOT + "control..", ROOT + "dialect..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.sql..")
            .because("connections are opened, bound and closed in one room: ask Session for what is missing");

    @ArchTest
    static final ArchRule TIMES_ARE_JAVA_TIME = ArchRuleDefinition.noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(
                    java.sql.Timestamp.class,
                    java.sql.Date.class,
                    java.sql.Time.class,
                    java.util.Date.class,
                    java.util.Calendar.class)
            .because("they move values in a daylight-saving gap and before 1582: use java.time");
}
