package dev.fluxo.engine.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
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
import java.util.stream.Stream;

/** The walls of the house. */
@AnalyzeClasses(packages = "dev.fluxo.engine", importOptions = DoNotIncludeTests.class)
class RoomsTest {
    private static final String ROOT = "dev.fluxo.engine.";
    private static final String INTERNAL = ROOT + "internal.";
    private static final Set<String> API = Set.of("problem", "spi", "result", "event", "report");
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
        if (room.equals("root")) {
            return "dev.fluxo.engine";
        }
        return (API.contains(room) ? ROOT : INTERNAL) + room + "..";
    }

    private static Set<String> roomsOf(JavaClasses classes) {
        return classes.stream().map(RoomsTest::room).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        if (name.equals("dev.fluxo.engine")) {
            return "root";
        }
        String below = name.startsWith(INTERNAL) ? INTERNAL : ROOT;
        return name.substring(below.length()).replaceFirst("\\..*", "");
    }

    /** What is public in the API shows nothing that may change. */
    @ArchTest
    static void apiShowsNoInternalType(JavaClasses classes) {
        assertThat(classes.stream()
                        .filter(type -> !type.getPackageName().startsWith(INTERNAL))
                        .flatMap(type -> type.getCodeUnits().stream())
                        .filter(RoomsTest::isForOthers)
                        .filter(unit -> Stream.concat(
                                        unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()))
                                .anyMatch(type -> type.getPackageName().startsWith(INTERNAL)))
                        .map(JavaCodeUnit::getFullName))
                .as("move the type into the API, or take it out of the signature")
                .isEmpty();
    }

    private static boolean isForOthers(JavaCodeUnit unit) {
        return unit.getModifiers().contains(JavaModifier.PUBLIC)
                && unit.getOwner().getModifiers().contains(JavaModifier.PUBLIC);
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
    static final ArchRule NO_CYCLES =
            slices().assignedFrom(new RoomOfAClass()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_JDBC_TOUCHES_CONNECTIONS = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackages(INTERNAL + "jdbc..", INTERNAL + "control..", ROOT + "spi..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.sql..")
            .because("connections are opened, bound and closed in one room: ask Session for what is missing");

    @ArchTest
    static final ArchRule ONLY_LOG_TOUCHES_LOGGERS = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackage(INTERNAL + "log..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.slf4j..")
            .because("a logger may throw, and must not decide how a load ends: use Log");

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

    /** Rooms as slices, whether they are below {@code internal} or not. */
    private static final class RoomOfAClass implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith("dev.fluxo.engine")
                    ? SliceIdentifier.of(room(type))
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "rooms";
        }
    }
}
