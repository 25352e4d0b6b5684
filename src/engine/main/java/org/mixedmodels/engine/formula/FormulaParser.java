package org.mixedmodels.engine.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mixedmodels.engine.covariance.CovarianceKind;
import org.mixedmodels.engine.data.InvalidInputException;

/**
 * Reads formulas in lme4's syntax: {@code y ~ x * z + (1 + x | g) + (1 | a/b)}.
 *
 * <p>Operators, from the tightest: {@code ^}, {@code :}, {@code *} and {@code /}, {@code +} and {@code -}; {@code 0}
 * and {@code -1} remove the intercept. {@code (x || g)} has uncorrelated effects. {@code (1 | a/b)} is {@code (1 | b:a)
 * + (1 | a)}. Functions such as {@code log(x)} are refused: they are columns of the table here.
 *
 * <p>Covariance structures are named as in glmmTMB, {@code us(x | g)}, {@code diag(x | g)}, {@code homdiag(x | g)} and
 * {@code homcs(x | g)}, or as in lme4 2.0, {@code diag(x | g, hom = TRUE)} and {@code cs(x | g, hom = TRUE)}. Both packages
 * read {@code cs(x | g)} as one correlation and a variance for every effect, which is not fitted here.
 */
public final class FormulaParser {

    /** Compound symmetry, with a variance for every effect unless its argument {@code hom} is true. */
    private static final String HETEROGENEOUS = "cs";

    private final List<Token> tokens;
    private final List<RandomEffectsTerm> random = new ArrayList<>();
    private Set<String> mentioned = new LinkedHashSet<>();
    private int at;

    private FormulaParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * The model that a formula means.
     *
     * @throws InvalidInputException of kind FORMULA, with the position of what cannot be read
     */
    public static ModelSpecification parse(String formula) {
        return new FormulaParser(FormulaLexer.tokens(formula)).model();
    }

    private ModelSpecification model() {
        if (peek().kind() != Token.Kind.NAME) {
            throw unexpected("the name of the outcome");
        }
        String outcome = take().text();
        refuseCall(outcome);
        expect("~");
        Terms fixed = sum();
        if (peek().kind() != Token.Kind.END) {
            throw unexpected("an operator or the end");
        }
        if (fixed.terms().stream().anyMatch(term -> term.columns().contains(outcome))) {
            throw FormulaLexer.error(
                    "The outcome \"" + outcome + "\" stands on both sides of the formula.",
                    "Leave the outcome out of the right-hand side.");
        }
        return new ModelSpecification(
                outcome,
                fixed.intercept().orElse(true),
                fixed.byMention(mentioned),
                random,
                Optional.empty(),
                Optional.empty());
    }

    private Terms sum() {
        Terms sum = Terms.NONE;
        boolean subtract = skipSign();
        while (true) {
            Terms next = isRandomTerm(at) || isStructuredTerm() ? randomTerm(subtract) : product();
            sum = subtract ? sum.minus(next) : sum.plus(next);
            if (!peek().is("+") && !peek().is("-")) {
                return sum;
            }
            subtract = take().is("-");
        }
    }

    private boolean skipSign() {
        return (peek().is("-") || peek().is("+")) && take().is("-");
    }

    private Terms product() {
        Terms product = interaction();
        while (peek().is("*") || peek().is("/")) {
            product = take().is("*") ? product.crossed(interaction()) : product.nested(interaction());
        }
        return product;
    }

    private Terms interaction() {
        Terms product = power();
        while (peek().is(":")) {
            take();
            product = product.interaction(power());
        }
        return product;
    }

    private Terms power() {
        Terms base = atom();
        if (!peek().is("^")) {
            return base;
        }
        take();
        if (peek().kind() != Token.Kind.NUMBER || !peek().text().matches("[1-9]")) {
            throw unexpected("a whole number from 1 to 9 after \"^\"");
        }
        int exponent = Integer.parseInt(take().text());
        Terms result = base;
        for (int i = 1; i < exponent; i++) {
            result = result.crossed(base);
        }
        return result;
    }

    private Terms atom() {
        Token token = peek();
        if (token.kind() == Token.Kind.NUMBER && token.text().matches("[01]")) {
            take();
            return Terms.constant(token.text().equals("1"));
        }
        if (token.kind() == Token.Kind.NAME) {
            take();
            if (token.text().equals(".")) {
                throw FormulaLexer.error(
                        "The formula has a dot, for all other columns, at position " + token.position()
                                + "; that is not supported.",
                        "Name the columns.");
            }
            refuseCall(token.text());
            mentioned.add(token.text());
            return Terms.of(token.text());
        }
        if (takeIf("(")) {
            Terms inner = sum();
            expect(")");
            return inner;
        }
        throw unexpected("the name of a column");
    }

    private void refuseCall(String name) {
        if (peek().is("(")) {
            throw FormulaLexer.error("The formula calls the function " + name + "() at position "
                    + (peek().position() - name.length())
                    + "; functions are not computed here, compute the column before.");
        }
    }

    /** Whether the name of a covariance structure stands here, before a random-effects term. */
    private boolean isStructuredTerm() {
        return peek().kind() == Token.Kind.NAME
                && (peek().text().equals(HETEROGENEOUS) || kindOf(peek().text()).isPresent())
                && isRandomTerm(at + 1);
    }

    private static Optional<CovarianceKind> kindOf(String function) {
        return Arrays.stream(CovarianceKind.values())
                .filter(kind -> kind.function().equals(function))
                .findFirst();
    }

    /** Whether the parenthesis that starts there has a bar before it closes. */
    private boolean isRandomTerm(int start) {
        int depth = 0;
        for (int i = start; tokens.get(start).is("(") && i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 1 && (token.is("|") || token.is("||"))) {
                return true;
            }
            if (depth == 0) {
                return false;
            }
        }
        return false;
    }

    private Terms randomTerm(boolean subtract) {
        if (subtract) {
            throw unexpected("a fixed effect after \"-\"");
        }
        Token function = peek();
        boolean named = !takeIf("(");
        if (named) {
            take();
            expect("(");
        }
        Set<String> outside = mentioned;
        mentioned = new LinkedHashSet<>();
        Terms effects = sum();
        List<ModelTerm> slopes = effects.byMention(mentioned);
        mentioned = outside;
        if (named && !peek().is("|")) {
            throw unexpected("\"|\"");
        }
        CovarianceKind plain = take().is("||") ? CovarianceKind.DIAGONAL : CovarianceKind.UNSTRUCTURED;
        List<GroupingFactor> groups = groups();
        CovarianceKind covariance = named ? covariance(function) : plain;
        expect(")");
        boolean intercept = effects.intercept().orElse(true);
        if (!intercept && effects.terms().isEmpty()) {
            throw FormulaLexer.error("A random-effects term of the formula has neither an intercept nor a slope.");
        }
        for (GroupingFactor group : groups) {
            random.add(new RandomEffectsTerm(group, intercept, slopes, covariance));
        }
        return Terms.NONE;
    }

    /** The structure that a function stands for, with its argument {@code hom} if there is one. */
    private CovarianceKind covariance(Token function) {
        boolean homogeneous = false;
        if (takeIf(",")) {
            requireName("hom", "the argument \"hom\"");
            expect("=");
            homogeneous = peek().text().equals("TRUE");
            requireName(homogeneous ? "TRUE" : "FALSE", "TRUE or FALSE");
        }
        CovarianceKind kind = kindOf(function.text()).orElse(CovarianceKind.COMPOUND_SYMMETRY);
        if (function.text().equals(HETEROGENEOUS) && !homogeneous) {
            throw FormulaLexer.error("The formula asks for cs() at position " + function.position()
                    + ", one correlation and a variance for every effect, which is not available; homcs() has one"
                    + " correlation and one variance.");
        }
        if (homogeneous && kind == CovarianceKind.UNSTRUCTURED) {
            throw FormulaLexer.error("The formula asks for us() with one variance at position " + function.position()
                    + "; homdiag() and homcs() have one variance.");
        }
        return homogeneous && kind == CovarianceKind.DIAGONAL ? CovarianceKind.HOMOGENEOUS : kind;
    }

    private void requireName(String name, String wanted) {
        if (peek().kind() != Token.Kind.NAME || !peek().text().equals(name)) {
            throw unexpected(wanted);
        }
        take();
    }

    /** {@code a/b/c} gives c:b:a, b:a and a, each finer factor before the coarser ones as lme4 prints them. */
    private List<GroupingFactor> groups() {
        List<GroupingFactor> groups = new ArrayList<>();
        List<String> outer = List.of();
        do {
            List<String> columns = new ArrayList<>(groupColumns());
            columns.addAll(outer);
            groups.add(new GroupingFactor(columns));
            outer = columns;
        } while (takeIf("/"));
        Collections.reverse(groups);
        return groups;
    }

    private List<String> groupColumns() {
        if (takeIf("(")) {
            List<String> inner = groupColumns();
            expect(")");
            return inner;
        }
        List<String> columns = new ArrayList<>();
        do {
            if (peek().kind() != Token.Kind.NAME) {
                throw unexpected("the name of a grouping column");
            }
            columns.add(take().text());
            refuseCall(columns.get(columns.size() - 1));
        } while (takeIf(":"));
        return columns;
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token take() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    private boolean takeIf(String operator) {
        boolean there = peek().is(operator);
        if (there) {
            take();
        }
        return there;
    }

    private void expect(String operator) {
        if (!takeIf(operator)) {
            throw unexpected("\"" + operator + "\"");
        }
    }

    private InvalidInputException unexpected(String wanted) {
        return FormulaLexer.error(
                "The formula needs " + wanted + " at position " + peek().position() + ", not " + peek().shown() + ".");
    }
}
