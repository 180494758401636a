/**
 * Who somebody is inside a company, as a job title says it.
 *
 * <p>{@code TitleReader} reads and tells the steps; in their order {@code TitleText} cuts into
 * words, {@code Speller} gives them one spelling (with {@code Derivation} and {@code Compounds}),
 * {@code Findings} finds ranks and departments, {@code Hiding} those not held, {@code Roles}
 * decides, {@code RankOrder} makes the phrase. The words come from files: {@code Vocabularies} are
 * compiled by {@code VocabularyCompiler} into a {@code TitleVocabulary} of a {@code WordTable} and
 * {@code PhraseTrie}s.
 */
@NullMarked
package io.intentscorer.domain.persona;

import org.jspecify.annotations.NullMarked;
