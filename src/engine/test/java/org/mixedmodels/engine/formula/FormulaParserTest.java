package org.mixedmodels.engine.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixedmodels.engine.Expected;
import org.mixedmodels.engine.covariance.CovarianceKind;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;

/** What formulas mean. */
class FormulaParserTest {

    static List<String> formulasOfR() {
        return Expected.objects(Expected.load("designs"), "designs").stream()
                .map(design -> design.getString("formula"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("formulasOfR")
    void fixedTermsAreThoseOfR(String formula) {
        var expected = Expected.objects(Expected.load("designs"), "designs").stream()
                .filter(design -> design.getString("formula").equals(formula))
                .findFirst()
                .orElseThrow();
        ModelSpecification actual = FormulaParser.parse(formula);
        assertEquals(expected.getBoolean("intercept"), actual.intercept());
        assertEquals(
                Expected.strings(expected, "terms"),
                actual.fixed().stream()
                        .sorted(Comparator.comparingInt(ModelTerm::degree)) // the model's columns are in this order
                        .map(ModelTerm::name)
                        .toList());
    }

    /** A formula, and how its model is written out; the text is a formula of the same model. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    y ~ (1|g);                          y ~ 1 + (1 | g)
                    y ~ 1 + (1 | g);                    y ~ 1 + (1 | g)
                    y~x+(x|g);                          y ~ x + (1 + x | g)
                    y ~ x * z + (1 + x | g);            y ~ x + z + x:z + (1 + x | g)
                    y ~ x*z + (x*z|g);                  y ~ x + z + x:z + (1 + x + z + x:z | g)
                    y ~ x + (0 + x | g);                y ~ x + (0 + x | g)
                    y ~ x + (x - 1 | g);                y ~ x + (0 + x | g)
                    y ~ x + (-1 + x | g);               y ~ x + (0 + x | g)
                    y ~ 0 + x + (1 | g);                y ~ 0 + x + (1 | g)
                    y ~ x - 1 + (1 | g);                y ~ 0 + x + (1 | g)
                    y ~ x + (1 | g) - 1;                y ~ 0 + x + (1 | g)
                    y ~ (1 | g) + x;                    y ~ x + (1 | g)
                    y ~ x + (x || g);                   y ~ x + (1 + x || g)
                    y ~ x + (0 + x || g);               y ~ x + (0 + x || g)
                    y ~ (1 || g);                       y ~ 1 + (1 | g)
                    y ~ (1 | a/b);                      y ~ 1 + (1 | b:a) + (1 | a)
                    y ~ (1 | a/b/c);                    y ~ 1 + (1 | c:b:a) + (1 | b:a) + (1 | a)
                    y ~ (1 | a:b);                      y ~ 1 + (1 | a:b)
                    y ~ (1 | (a));                      y ~ 1 + (1 | a)
                    y ~ x + (x | a/b);                  y ~ x + (1 + x | b:a) + (1 + x | a)
                    y ~ (1 | a) + (1 | b);              y ~ 1 + (1 | a) + (1 | b)
                    y ~ x + (1 | g) + (0 + x | g);      y ~ x + (1 | g) + (0 + x | g)
                    y ~ (x + z) + (1 | g);              y ~ x + z + (1 | g)
                    y ~ ((x)) + (1 | g);                y ~ x + (1 | g)
                    `my y` ~ `a b` + (1 | `the g`);     `my y` ~ `a b` + (1 | `the g`)
                    y ~ `x` + (1 | g);                  y ~ x + (1 | g)
                    y ~ `a:b` + (1 | g);                y ~ `a:b` + (1 | g)
                    y ~ `a\\`b` + (1 | g);              y ~ `a\\`b` + (1 | g)
                    y ~ IQ.verb + .x + x_1 + (1 | g);   y ~ IQ.verb + .x + x_1 + (1 | g)
                    größe ~ alter + (1 | schule);       größe ~ alter + (1 | schule)
                    y ~ us(x | g);                      y ~ 1 + (1 + x | g)
                    y ~ diag(1 + x | g);                y ~ 1 + (1 + x || g)
                    y ~ x + homdiag(x|g);               y ~ x + homdiag(1 + x | g)
                    y ~ x + homcs(0 + x + z | g);       y ~ x + homcs(0 + x + z | g)
                    y ~ x + cs(x | g, hom = TRUE);      y ~ x + homcs(1 + x | g)
                    y ~ x + diag(x | g, hom=TRUE);      y ~ x + homdiag(1 + x | g)
                    y ~ x + diag(x | g, hom = FALSE);   y ~ x + (1 + x || g)
                    y ~ homdiag(1 | g);                 y ~ 1 + (1 | g)
                    y ~ homdiag(x | a/b);               y ~ 1 + homdiag(1 + x | b:a) + homdiag(1 + x | a)
                    y ~ us + homcs(x | diag) + (1 | g); y ~ us + homcs(1 + x | diag) + (1 | g)
                    """)
    void isWrittenOut(String formula, String text) {
        assertEquals(text, FormulaParser.parse(formula).formula());
        assertEquals(text, FormulaParser.parse(text).formula());
    }

    @Test
    void readsEveryPart() {
        ModelSpecification model = FormulaParser.parse("y ~ x * z + (1 + x | a) + (0 + z || c:b)");
        assertEquals("y", model.outcome());
        assertTrue(model.intercept());
        assertEquals(List.of(ModelTerm.of("x"), ModelTerm.of("z"), ModelTerm.of("x", "z")), model.fixed());
        assertEquals(
                List.of(
                        new RandomEffectsTerm(
                                GroupingFactor.of("a"), true, List.of(ModelTerm.of("x")), CovarianceKind.UNSTRUCTURED),
                        new RandomEffectsTerm(
                                GroupingFactor.of("c", "b"),
                                false,
                                List.of(ModelTerm.of("z")),
                                CovarianceKind.DIAGONAL)),
                model.random());
        assertEquals(Optional.empty(), model.weights());
        assertEquals(Optional.empty(), model.offset());
        assertEquals(List.of("y", "x", "z", "a", "c", "b"), model.allColumns());
    }

    @ParameterizedTest
    @CsvSource({"us, UNSTRUCTURED", "diag, DIAGONAL", "homdiag, HOMOGENEOUS", "homcs, COMPOUND_SYMMETRY"})
    void namesCovarianceStructures(String function, CovarianceKind kind) {
        ModelSpecification model = FormulaParser.parse("y ~ " + function + "(1 + x | g)");
        assertEquals(
                List.of(new RandomEffectsTerm(GroupingFactor.of("g"), true, List.of(ModelTerm.of("x")), kind)),
                model.random());
        assertEquals(List.of(), model.fixed());
        assertEquals(model, FormulaParser.parse(model.formula()));
    }

    @Test
    void quotedNamesMayHoldAnything() {
        String name = "a `b` \\ ~ c (d)";
        ModelSpecification model = ModelSpecification.of(
                name, List.of(ModelTerm.of("x", name + 2)), List.of(RandomEffectsTerm.intercept("1", name + 3)));
        assertEquals(model, FormulaParser.parse(model.formula()));
    }

    /** A formula that cannot be read, and words of the message that say where and why. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    '';                          outcome at position 1
                    ~ x;                         outcome at position 1
                    y;                           "~" at position 2
                    y ~;                         name of a column at position 4, not the end
                    y ~ x +;                     name of a column at position 8, not the end
                    y ~ + * x;                   at position 7
                    y ~ x z;                     at position 7, not "z"
                    y ~ x + (1 | g;              ")" at position 15
                    y ~ x + (1 |);               grouping column at position 13
                    y ~ x + (1 | 5);             grouping column at position 14
                    y ~ x + | g;                 at position 9
                    y ~ x | g;                   at position 7
                    y ~ x + 1 | g;               at position 11
                    y ~ x - (1 | g);             after "-"
                    y ~ (0 | g);                 neither an intercept nor a slope
                    y ~ log(x) + (1 | g);        log() at position 5
                    log(y) ~ x + (1 | g);        log() at position 1
                    y ~ x + (log(x) | g);        log() at position 10
                    y ~ 2 + (1 | g);             at position 5
                    y ~ x ^ z + (1 | g);         from 1 to 9
                    y ~ x $ z;                   "$" at position 7
                    y ~ `x + (1 | g);            position 5 of the formula has no closing backtick
                    y ~ `` + (1 | g);            position 5
                    y ~ x + y + (1 | g);         both sides
                    y ~ x ~ z;                   at position 7
                    y ~ . + (1 | g);             a dot, for all other columns, at position 5
                    y ~ x + (1 | a/);            grouping column at position 16
                    y ~ x + (1 | f(g));          f() at position 14
                    y ~ x + (x | g | h);         at position 16
                    y ~ ar1(x | g);              function ar1() at position 5
                    y ~ diag(x);                 function diag() at position 5
                    y ~ homcs(x || g);           "|" at position 13
                    y ~ cs(x | g);               cs() at position 5
                    y ~ cs(x | g, hom = FALSE);  homcs() has one correlation and one variance
                    y ~ us(x | g, hom = TRUE);   us() with one variance at position 5
                    y ~ diag(x | g, TRUE);       argument "hom" at position 17
                    y ~ diag(x | g, hom = 1);    TRUE or FALSE at position 23
                    y ~ (x | g, hom = TRUE);     ")" at position 11
                    y ~ x - homdiag(x | g);      after "-"
                    """)
    void saysWhereItCannotBeRead(String formula, String words) {
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> FormulaParser.parse(formula));
        assertEquals(InputProblem.Kind.FORMULA, e.problem().kind());
        assertTrue(e.getMessage().contains(words), e.getMessage());
        assertTrue(e.getMessage().endsWith("."), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    y ~ x + (1 | g) + (1 | g);               "(Intercept)" by g
                    y ~ x + (x | g) + (0 + x | g);           "x" by g
                    y ~ x + (1 | a:b) + (1 | b:a);           "(Intercept)" by a:b
                    y ~ x + (1 | g) + (0 + x | g);
                    y ~ x + (1 | g) + (1 | h);
                    """)
    void findsEffectsThatAreThereTwice(String formula, String effect) {
        assertEquals(
                effect == null ? List.of() : List.of(effect),
                FormulaParser.parse(formula).repeatedEffects().stream()
                        .map(ModelSpecification.RandomEffect::text)
                        .toList());
    }
}
