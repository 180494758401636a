/**
 * The map of the scorer.
 *
 * <h2>The way of one event</h2>
 *
 * <pre>
 * company-events ─► decode ─► identify ─► (by account) ─► score ─► fit-scores
 *                     │       visitor,                      ▲      scored-leads
 *                     ▼       then user                     │      nurture.&lt;persona&gt;
 *                dead-letters                               │      account-alerts
 *                                                           │      score-ledger
 * icp-rules ─► admit ─► rules-accepted ─► every instance's rule book
 *                ├────► rules-history
 *                └────► rule-status ◄─ tally ◄─ (one partition) ◄─ score: a sweep is done
 * </pre>
 *
 * <table>
 *   <caption>Stages</caption>
 *   <tr><th>stage</th><th>on the stream</th><th>what decides</th></tr>
 *   <tr><td>decode</td><td>{@code stream.DecodeProcessor}</td>
 *       <td>{@code wire.EventReader}: both dialects, or a dead letter with its reason</td></tr>
 *   <tr><td>identify</td><td>{@code stream.IdentifyProcessor}, by visitor and by user</td>
 *       <td>{@code domain.account.AccountResolver}: whose event it is, by {@code Knowledge} of what was
 *       told at which time; keeps visits; asks anew when more is learnt</td></tr>
 *   <tr><td>score</td><td>{@code stream.ScoreProcessor}, by account</td>
 *       <td>{@code domain.lead.AccountStage}: facts + what happens + rules + time → new facts and what
 *       to publish; scores by {@code AccountScorer}, and hands over what turns out to be another
 *       account's</td></tr>
 *   <tr><td>admit</td><td>{@code stream.AdmitProcessor}, by rule</td>
 *       <td>{@code wire.RuleReader}: the compiled rule, or all its issues</td></tr>
 *   <tr><td>sweep</td><td>{@code stream.Sweeper}, in slices between events</td>
 *       <td>{@code domain.lead.Sweep}: which account is next to follow a change of the rules</td></tr>
 *   <tr><td>agenda</td><td>{@code stream.Agenda}, in slices between events</td>
 *       <td>{@code domain.score.Foresight}: the moment at which time alone will change what is told of
 *       an account</td></tr>
 *   <tr><td>tally</td><td>{@code stream.TallyProcessor}, beside admit</td>
 *       <td>the verdict once more, with what the rule changed</td></tr>
 *   <tr><td>acquaint</td><td>{@code stream.AcquaintProcessor}, by contact</td>
 *       <td>{@code domain.account.Acquaintance}: where a contact is remembered, and so where to
 *       forget them, and which of several accounts speaks of them</td></tr>
 *   <tr><td>rule book</td><td>{@code stream.RuleBookProcessor}, on every instance</td>
 *       <td>{@code domain.rule.RuleBook}: an immutable snapshot</td></tr>
 * </table>
 *
 * <p>What a stage has to say to an earlier one, or to itself under another key, goes back through
 * the topic that the stage reads anyway ({@code stream.UpstreamTopic}). {@code domain.account.Next}
 * lists all that goes from stage to stage.
 *
 * <h2>The rooms</h2>
 *
 * <p>Doors open one way only: {@code domain} ← {@code wire} ← {@code stream} ← {@code http}, {@code
 * cli}, {@code local}.
 *
 * <ul>
 *   <li>{@code domain}: what is true whatever carries it; JDK types only, time is an argument.
 *       {@code event} what was said, {@code account} who it was, {@code rule} the condition
 *       language and the rule book, {@code score} fit and intent with their reasons, {@code
 *       persona} what a title says and whom it meets, {@code lead} the whole story and what is
 *       published, {@code simulation} what a change of the rules would do.
 *   <li>{@code wire}: bytes to domain and back; one reader or writer a format, which answers a
 *       fault instead of throwing it.
 *   <li>{@code stream}: Kafka Streams. {@code ScoringTopology.build} is its table of contents,
 *       {@code Topics} names every topic, {@code Runner} starts and ends it, {@code TopicKeeper}
 *       creates and checks topics, {@code Permissions} says what each party must be allowed, {@code
 *       PlainWords} what a fault means and what to do about it.
 *   <li>{@code http}: health checks.
 *   <li>{@code config}: every setting, typed and checked: {@code ScorerSettings}; {@code Secrets}
 *       says where passwords come from, and shows none.
 *   <li>{@code cli}: the commands; {@code IntentScorerCommand} is their root.
 *   <li>{@code local}: the embedded broker and the sample traffic of {@code quickstart}.
 * </ul>
 *
 * <p>Of every change {@code domain.lead.Bookkeeper} writes an entry for {@code score-ledger};
 * {@code domain.lead.Statement} reads them again, for {@code cli.ExplainCommand}.
 *
 * <p>{@code cli.OfflineScoring}, {@code domain.simulation.Simulation} and the live stages call the
 * same {@code AccountStage} and {@code AccountResolver}, so that they cannot disagree.
 */
@NullMarked
package io.intentscorer;

import org.jspecify.annotations.NullMarked;
