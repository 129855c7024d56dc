package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.event.ListenerFactories;
import dev.fluxo.engine.event.ListenerFactory;
import dev.fluxo.engine.event.ListenerSettings;
import dev.fluxo.engine.event.Setting;
import dev.fluxo.engine.event.SettingType;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.ConnectionSettings;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what stands below {@code observe:}, hides its secrets, and resolves its look-ups once somebody listens. */
final class ObserveReader {
    private final SpecRequest request;
    private final Path folder;
    private final ListenerFactory factory;
    private final Fields fields;

    private ObserveReader(SpecRequest request, Path folder, ListenerFactory factory, Fields fields) {
        this.request = request;
        this.folder = folder;
        this.factory = factory;
        this.fields = fields;
    }

    /** @param profile a section of it stands in the place of the project's */
    static List<ObserverSpec> read(
            SpecRequest request, Path folder, @Nullable Node project, @Nullable Node profile, Problems problems) {
        Map<String, Node> sections = new LinkedHashMap<>();
        sections.putAll(sections(project));
        sections.putAll(sections(profile));
        List<ObserverSpec> observers = new ArrayList<>();
        sections.forEach((section, node) -> {
            ListenerFactory factory = ListenerFactories.all().get(section);
            new Lookups(request, folder).checkSyntax(node, problems);
            if (factory != null) {
                ObserveReader reader = new ObserveReader(request, folder, factory, Fields.of(node));
                // What stands in the open is a secret all the same, and known as one from now on.
                reader.values(new Lookups(request, folder).asFarAsKnown(), new Problems());
                observers.add(new ObserverSpec(section, reader::settings));
            }
        });
        return observers;
    }

    private static Map<String, Node> sections(@Nullable Node observe) {
        Map<String, Node> sections = new LinkedHashMap<>();
        if (observe instanceof Node.Mapping mapping) {
            mapping.entries().forEach(entry -> sections.put(entry.key().text(), entry.value()));
        }
        return sections;
    }

    private ListenerSettings settings() {
        Problems problems = new Problems();
        Map<String, Object> values = values(new Lookups(request, folder), problems);
        problems.throwIfErrors();
        return new ListenerSettings(values, request.environment(), request.redactor()::redact, request.redactor()::add);
    }

    private Map<String, Object> values(Lookups lookups, Problems problems) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Setting setting : factory.settings()) {
            Object value = value(setting, lookups, problems);
            if (value != null) {
                values.put(setting.name(), value);
            }
        }
        return values;
    }

    private @Nullable Object value(Setting setting, Lookups lookups, Problems problems) {
        Located<String> written = fields.text(setting.name());
        return switch (setting.type()) {
            case CHOICES -> choices(setting);
            case TEXTS, SECRETS -> texts(setting, lookups, problems);
            case DURATION ->
                Durations.parse(written == null ? Objects.requireNonNull(setting.preset()) : written.value());
            case TEXT, SECRET, URL, SECRET_URL, FILE ->
                written == null ? setting.preset() : one(setting, written, lookups, problems);
        };
    }

    private List<String> choices(Setting setting) {
        List<String> written =
                fields.texts(setting.name()).stream().map(Located::value).toList();
        return written.isEmpty() ? setting.choices() : written;
    }

    private Map<String, String> texts(Setting setting, Lookups lookups, Problems problems) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (fields.node(setting.name()) instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                if (entry.value() instanceof Node.Scalar scalar) {
                    String text = lookups.resolve(scalar.text(), scalar.at(), problems);
                    hide(setting, text);
                    texts.put(entry.key().text(), text);
                }
            }
        }
        return texts;
    }

    private @Nullable Object one(Setting setting, Located<String> written, Lookups lookups, Problems problems) {
        Problems own = new Problems();
        String text = lookups.resolve(written.value(), written.at(), own);
        hide(setting, text);
        String why = own.hasErrors() ? null : SettingTypes.refusal(setting, text);
        problems.addAll(own.all());
        if (why != null) {
            refuse(setting, written.at(), why, problems);
        }
        if (why != null || own.hasErrors() || text.contains(ConnectionSettings.UNKNOWN)) {
            return null;
        }
        return switch (setting.type()) {
            case URL, SECRET_URL -> URI.create(text);
            case FILE -> file(setting, new Located<>(text, written.at()), problems);
            default -> text;
        };
    }

    private @Nullable Path file(Setting setting, Located<String> text, Problems problems) {
        try {
            return folder.resolve(text.value()).normalize();
        } catch (InvalidPathException e) {
            refuse(setting, text.at(), "is no path of a file", problems);
            return null;
        }
    }

    private static void refuse(Setting setting, Location at, String why, Problems problems) {
        problems.error(Code.SPEC_BAD_VALUE, at, setting.name() + ": this " + why, "such as " + setting.example());
    }

    /** Of a URL its path, too, which some failures show alone; of a header what stands behind {@code Bearer}. */
    private void hide(Setting setting, String text) {
        if (!setting.isSecret() || text.contains(ConnectionSettings.UNKNOWN)) {
            return;
        }
        request.redactor().add(text);
        int blank = text.indexOf(' ');
        if (setting.type() == SettingType.SECRETS && blank > 0) {
            request.redactor().add(text.substring(blank + 1));
        }
        int path = text.indexOf('/', text.indexOf("://") + 3);
        if (setting.type() == SettingType.SECRET_URL && path > 0 && path + 1 < text.length()) {
            request.redactor().add(text.substring(path));
        }
    }
}
