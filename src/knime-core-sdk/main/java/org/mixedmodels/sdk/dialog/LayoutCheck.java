package org.mixedmodels.sdk.dialog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Before;
import org.knime.node.parameters.layout.Inside;
import org.knime.node.parameters.layout.Layout;
import org.mixedmodels.sdk.dialog.Scope.Member;

/** Whether the layout parts of a scope form one tree whose parts can be put in order. */
public final class LayoutCheck {

    private final Set<Class<?>> parts = new LinkedHashSet<>();
    private final List<String> mistakes = new ArrayList<>();

    private LayoutCheck() {}

    /** The mistakes, each in a sentence. */
    public static List<String> mistakes(Scope scope) {
        LayoutCheck check = new LayoutCheck();
        for (Member member : scope.members()) {
            member.annotation(Layout.class).ifPresent(layout -> check.add(layout.value()));
            Layout ofGroup = member.field().type().getAnnotation(Layout.class);
            if (ofGroup != null) {
                check.add(ofGroup.value());
            }
        }
        List.copyOf(check.parts).forEach(check::neighbours);
        check.oneRoot();
        check.order();
        return check.mistakes;
    }

    private void add(@Nullable Class<?> part) {
        if (part != null && parts.add(part)) {
            targets(part).forEach(this::add);
            add(part.getEnclosingClass());
        }
    }

    private static Stream<Class<?>> targets(Class<?> part) {
        Inside inside = part.getAnnotation(Inside.class);
        return Stream.concat(siblings(part), Stream.ofNullable(inside).map(Inside::value));
    }

    private static Stream<Class<?>> siblings(Class<?> part) {
        After after = part.getAnnotation(After.class);
        Before before = part.getAnnotation(Before.class);
        return Stream.concat(
                Stream.ofNullable(after).map(After::value),
                Stream.ofNullable(before).map(Before::value));
    }

    private void neighbours(Class<?> part) {
        siblings(part)
                .filter(target -> target.getEnclosingClass() != part.getEnclosingClass())
                .filter(part::isNestmateOf)
                .forEach(target -> mistakes.add(part.getSimpleName() + " is placed by " + target.getSimpleName()
                        + " although both lie in the same class at different places"));
    }

    private void oneRoot() {
        Set<Class<?>> roots = parts.stream()
                .filter(part -> part.getEnclosingClass() == null)
                .filter(part -> targets(part).findAny().isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (roots.size() > 1) {
            mistakes.add("the layout parts have several roots: "
                    + roots.stream().map(Class::getSimpleName).collect(Collectors.joining(", ")));
        }
    }

    private void order() {
        Set<Class<?>> rest = new HashSet<>(parts);
        boolean found = true;
        while (found) {
            found = rest.removeIf(part -> rest.stream().noneMatch(other -> comesBefore(other, part)));
        }
        if (!rest.isEmpty()) {
            mistakes.add("the layout parts stand in a circle: "
                    + rest.stream().map(Class::getSimpleName).sorted().collect(Collectors.joining(", ")));
        }
    }

    private static boolean comesBefore(Class<?> part, Class<?> other) {
        After after = other.getAnnotation(After.class);
        Before before = part.getAnnotation(Before.class);
        return after != null && after.value() == part || before != null && before.value() == other;
    }
}
