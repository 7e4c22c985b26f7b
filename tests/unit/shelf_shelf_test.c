/* SPDX-License-Identifier: MIT */
#include "edition/edition.h"
#include "edition/keyring.h"
#include "edition_sample.h"
#include "shelf/intake.h"
#include "shelf/shelf.h"
#include "shelf/state.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

enum { FIRST = 1, SECOND = 2, THIRD = 3 };

/* Editions that differ in their sequence and title, and a shelf beside them. */
struct bench {
    struct sample sample;
    char shelf[96];
    struct keyring *keys;
    struct shelf *s;
};

static int begin(void **state)
{
    struct bench *b = calloc(1, sizeof *b);

    assert_non_null(b);
    strcpy(b->sample.folder, "/tmp/standfirst-shelf-XXXXXX");
    assert_non_null(mkdtemp(b->sample.folder));
    b->sample.article = sample_article();
    snprintf(b->shelf, sizeof b->shelf, "%s/shelf", b->sample.folder);
    assert_int_equal(mkdir(b->shelf, 0755), 0);
    b->keys = keyring_create(KEYRING_UNSIGNED_TOO);
    b->s = shelf_create(b->shelf, NULL, b->keys);
    assert_non_null(b->s);
    *state = b;
    return 0;
}

static void remove_all(const char *folder)
{
    DIR *stream = opendir(folder);
    const struct dirent *d;
    char path[512];

    assert_non_null(stream);
    while ((d = readdir(stream)) != NULL) {
        snprintf(path, sizeof path, "%s/%s", folder, d->d_name);
        unlink(path);
    }
    closedir(stream);
    rmdir(folder);
}

static int end(void **state)
{
    struct bench *b = *state;

    shelf_destroy(b->s);
    keyring_destroy(b->keys);
    article_finish(&b->sample.article);
    remove_all(b->shelf);
    remove_all(b->sample.folder);
    free(b);
    return 0;
}

static struct edition *make(struct bench *b, int n, const char *title)
{
    char path[160], sequence_title[40];
    struct error e;
    struct writer *w;
    struct edition_facts facts = {.publication = "Harbour Post", .date = "", .language = "", .title = sequence_title};

    snprintf(sequence_title, sizeof sequence_title, "%s", title);
    facts.sequence = 20260722093000 + (uint64_t)n;
    snprintf(path, sizeof path, "%s/%d.edition", b->sample.folder, n);
    w = writer_create(path, &e);
    assert_non_null(w);
    assert_true(writer_add(w, &b->sample.article, &e));
    assert_true(writer_commit(w, &facts, NULL, &e));
    writer_destroy(w);
    struct edition *ed = edition_open(path, NULL, &e);
    assert_non_null(ed);
    return ed;
}

/* Puts edition `n` on the shelf as the importer does; or says why not. */
static enum intake_verdict put_titled(struct bench *b, int n, const char *title, bool anew)
{
    struct error e;
    struct edition *ed = make(b, n, title);
    struct intake *i = intake_open(b->shelf, b->keys, &e);
    char path[160];
    struct bytes data;

    assert_non_null(i);
    enum intake_verdict verdict = intake_judge(i, ed, anew);
    edition_close(ed);
    if (verdict == INTAKE_TAKE) {
        snprintf(path, sizeof path, "%s/%d.edition", b->sample.folder, n);
        assert_true(file_read(path, 1 << 20, &data, &e));
        assert_int_equal(intake_empty(i), 0);
        assert_int_equal(file_write_all(intake_fd(i), data.data, data.size), 0);
        assert_int_equal(intake_flush(i), 0);
        bytes_finish(&data);
        struct edition *copy = edition_open_fd(fcntl(intake_fd(i), F_DUPFD_CLOEXEC, 0), b->keys, &e);
        assert_non_null(copy);
        assert_int_equal(intake_keep(i, copy, anew, &verdict, &e), INTAKE_KEPT);
        edition_close(copy);
    }
    intake_close(i);
    return verdict;
}

static enum intake_verdict put(struct bench *b, int n)
{
    return put_titled(b, n, "Tuesday", true);
}

/* What the wall shows: the `n` of its edition, 0 for none. */
static int shown(const struct bench *b, enum shelf_place from, enum shelf_place *place)
{
    *place = from;
    struct edition *ed = shelf_open(b->s, place, NULL, NULL);
    int n = ed != NULL ? (int)(edition_facts(ed)->sequence - 20260722093000) : 0;

    edition_close(ed);
    return n;
}

static void shows(const struct bench *b, int n, enum shelf_place wanted)
{
    enum shelf_place place;

    assert_int_equal(shown(b, SHELF_CURRENT, &place), n);
    assert_int_equal(place, wanted);
}

static size_t count_files(const struct bench *b, const char *end_of_name)
{
    DIR *stream = opendir(b->shelf);
    const struct dirent *d;
    size_t n = 0;

    assert_non_null(stream);
    while ((d = readdir(stream)) != NULL)
        n += strstr(d->d_name, end_of_name) != NULL;
    closedir(stream);
    return n;
}

static void an_empty_shelf_has_nothing(void **state)
{
    struct bench *b = *state;
    struct error e;
    bool fell_back;

    shows(b, 0, SHELF_FACTORY);
    assert_false(shelf_can_undo(b->s));
    assert_false(shelf_undo(b->s, &e));
    assert_true(shelf_mark_good(b->s, &e));
    assert_true(shelf_start(b->s, "x", &fell_back, &e));
    assert_true(shelf_stop(b->s, &e));
}

static void the_latest_two_stay(void **state)
{
    struct bench *b = *state;
    enum shelf_place place;

    for (int n = FIRST; n <= 6; n++)
        assert_int_equal(put(b, n), INTAKE_TAKE);
    shows(b, 6, SHELF_CURRENT);
    assert_int_equal(shown(b, SHELF_PREVIOUS, &place), 5);
    assert_int_equal(count_files(b, ".edition"), 2);
    assert_int_equal(count_files(b, "incoming"), 0);
    /* What an import that was killed left goes; what somebody else put there does not. */
    static const struct {
        const char *name;
        size_t stays;
    } files[] = {{"incoming.77", 0}, {"20260722093001-0123456789abcdef.edition", 0}, {"mine.edition", 1}};
    for (size_t i = 0; i < 3; i++) {
        char path[200];
        struct error e;
        snprintf(path, sizeof path, "%s/%s", b->shelf, files[i].name);
        assert_true(file_replace(path, "x", 1, &e));
        assert_int_equal(put(b, 6), INTAKE_SAME);
        assert_int_equal(count_files(b, files[i].name), files[i].stays);
    }
}

static void what_is_judged(void **state)
{
    struct bench *b = *state;
    struct error e;

    assert_int_equal(put(b, SECOND), INTAKE_TAKE);
    assert_int_equal(put(b, SECOND), INTAKE_SAME);
    assert_int_equal(put(b, FIRST), INTAKE_OLDER);
    assert_int_equal(put_titled(b, SECOND, "Another", true), INTAKE_REBUILD);
    assert_int_equal(put(b, THIRD), INTAKE_TAKE);
    assert_int_equal(put(b, SECOND), INTAKE_OLDER);
    assert_true(shelf_forget_floors(b->s, &e));
    assert_int_equal(put(b, FIRST), INTAKE_TAKE);
    shows(b, FIRST, SHELF_CURRENT);
}

static void undo_goes_back_one(void **state)
{
    struct bench *b = *state;
    struct error e;
    enum shelf_place place;

    put(b, FIRST);
    put(b, THIRD);
    assert_true(shelf_can_undo(b->s));
    assert_true(shelf_undo(b->s, &e));
    shows(b, FIRST, SHELF_CURRENT);
    assert_int_equal(shown(b, SHELF_PREVIOUS, &place), 0);
    /* Not from the stick that is still in; and the floor went back with it, so that a mended one is taken. */
    assert_int_equal(put_titled(b, THIRD, "Tuesday", false), INTAKE_UNDONE);
    assert_int_equal(put_titled(b, SECOND, "Mended", false), INTAKE_TAKE);
    assert_int_equal(put_titled(b, THIRD, "Tuesday", false), INTAKE_UNDONE);
    assert_int_equal(put(b, THIRD), INTAKE_TAKE);
    assert_true(shelf_undo(b->s, &e));
    shows(b, SECOND, SHELF_CURRENT);
    assert_true(shelf_undo(b->s, &e));
    shows(b, 0, SHELF_FACTORY);
    assert_false(shelf_undo(b->s, &e));
}

static void crashes_are_counted_in_one_boot(void **state)
{
    struct bench *b = *state;
    static const struct {
        const char *boot;
        bool stop, falls;
    } runs[] = {{"a", false, false}, {"b", false, false}, {"b", true, false}, {"b", false, false},
                {"c", false, false}, {"c", false, false}, {"c", false, true}, {"c", false, false}};

    put(b, FIRST);
    struct error e;
    assert_true(shelf_mark_good(b->s, &e));
    put(b, SECOND);
    for (size_t i = 0; i < sizeof runs / sizeof runs[0]; i++) {
        bool fell_back;
        assert_true(shelf_start(b->s, runs[i].boot, &fell_back, &e));
        assert_int_equal(fell_back, runs[i].falls);
        if (runs[i].stop)
            assert_true(shelf_stop(b->s, &e));
    }
    shows(b, FIRST, SHELF_CURRENT);
    assert_int_equal(put_titled(b, SECOND, "Tuesday", false), INTAKE_UNDONE);
}

static void a_state_comes_back(void **state)
{
    static struct shelf_state s, back;
    uint8_t slot[SHELF_SLOT];

    (void)state;
    s.generation = 7;
    s.current = (struct shelf_item){.there = true, .is_signed = true, .key = {1, 0xff}, .sequence = 99991231235959};
    s.previous = (struct shelf_item){.there = true, .good = true, .sequence = 19700101000000, .id = {3}};
    s.has_before = s.has_undone = true;
    s.before = (struct shelf_floor){.is_signed = true, .key = {9}, .sequence = 5, .id = {8}};
    s.undone[31] = 0xab;
    s.starts = 2;
    strcpy(s.boot, "0123-boot");
    /* As many floors as there can be keys. */
    for (size_t i = 0; i < SHELF_FLOORS_MOST; i++) {
        s.floors[i] = (struct shelf_floor){.is_signed = true, .sequence = 99991231235959 - i, .id = {1, 2}};
        s.floors[i].key[0] = (uint8_t)i;
    }
    s.n_floors = SHELF_FLOORS_MOST;
    assert_true(shelf_state_put(&s, slot));
    assert_true(shelf_state_take_slot(&back, slot, sizeof slot));
    assert_memory_equal(&back, &s, sizeof s);

    /* One more key: the floor that was raised longest ago makes room. */
    struct shelf_item item = {.there = true, .is_signed = true, .sequence = 20260101000000, .key = {0, 1}};
    shelf_state_take(&s, &item);
    assert_int_equal(s.n_floors, SHELF_FLOORS_MOST);
    assert_int_equal(s.floors[0].key[0], 1);
    assert_int_equal(shelf_floor_of(&s, &item)->sequence, 20260101000000);
}

static void no_bit_of_a_state_may_change(void **state)
{
    static struct shelf_state s, back;
    uint8_t slot[SHELF_SLOT];

    (void)state;
    s.generation = 1;
    s.current = (struct shelf_item){.there = true, .sequence = 20260722093000};
    assert_true(shelf_state_put(&s, slot));
    size_t size = (size_t)((uint8_t *)memmem(slot, sizeof slot, "\n\n", 2) - slot);
    for (size_t bit = 0; bit < size * 8; bit++) {
        slot[bit / 8] ^= (uint8_t)(1 << bit % 8);
        /* An upper-case digit of the checksum means the same. */
        if (shelf_state_take_slot(&back, slot, sizeof slot))
            assert_memory_equal(&back, &s, sizeof s);
        slot[bit / 8] ^= (uint8_t)(1 << bit % 8);
    }
    for (size_t n = 0; n < size; n++)
        assert_false(shelf_state_take_slot(&back, slot, n));
    assert_true(shelf_state_take_slot(&back, slot, size));
}

static void lost_and_found(void **state)
{
    struct bench *b = *state;
    char path[160];
    struct error e;
    enum shelf_place place;

    put(b, FIRST);
    put(b, SECOND);
    for (int k = 1; k <= 2; k++) {
        snprintf(path, sizeof path, "%s/state.%d", b->shelf, k);
        assert_int_equal(unlink(path), 0);
        shows(b, SECOND, SHELF_CURRENT);
    }
    assert_int_equal(shown(b, SHELF_PREVIOUS, &place), FIRST);
    assert_int_equal(put(b, FIRST), INTAKE_OLDER);
    assert_true(shelf_undo(b->s, &e));
    shows(b, FIRST, SHELF_CURRENT);
}

static void a_broken_copy_is_mended(void **state)
{
    struct bench *b = *state;
    char path[200];
    struct edition *ed = make(b, SECOND, "Tuesday");
    struct shelf_item item;
    char name[SHELF_NAME_ROOM];

    put(b, FIRST);
    put(b, SECOND);
    assert_true(shelf_is_current(b->s, ed));
    shelf_item_of(ed, &item);
    shelf_item_name(&item, name);
    edition_close(ed);
    snprintf(path, sizeof path, "%s/%s", b->shelf, name);
    assert_int_equal(truncate(path, 100), 0);
    shows(b, FIRST, SHELF_PREVIOUS);
    assert_int_equal(put(b, SECOND), INTAKE_TAKE);
    shows(b, SECOND, SHELF_CURRENT);
    enum shelf_place place;
    assert_int_equal(shown(b, SHELF_PREVIOUS, &place), FIRST);
    /* Another edition under its name is not it. */
    snprintf(path, sizeof path, "cp %s/1.edition %s/%s", b->sample.folder, b->shelf, name);
    assert_int_equal(system(path), 0);
    shows(b, FIRST, SHELF_PREVIOUS);
}

/* Path and reason, as the last call had them. */
struct passed {
    char path[200], why[200];
    int n;
};

static void note_passed(void *user, const char *path, const char *why)
{
    struct passed *p = user;

    snprintf(p->path, sizeof p->path, "%s", path);
    snprintf(p->why, sizeof p->why, "%s", why);
    p->n++;
}

static void what_is_passed_over_is_told(void **state)
{
    struct bench *b = *state;
    struct passed p = {.n = 0};
    struct edition *ed = make(b, FIRST, "Tuesday");
    struct shelf_item item;
    enum shelf_place place = SHELF_CURRENT;
    char name[SHELF_NAME_ROOM], path[200];

    put(b, FIRST);
    shelf_item_of(ed, &item);
    shelf_item_name(&item, name);
    edition_close(ed);
    snprintf(path, sizeof path, "%s/%s", b->shelf, name);
    unlink(path);
    assert_null(shelf_open(b->s, &place, note_passed, &p));
    assert_int_equal(p.n, 1);
    assert_string_equal(p.path, path);
    assert_string_equal(p.why, "is not there");
    struct shelf *s = shelf_create("/nowhere/at/all", "/no: where/x.edition", b->keys);
    assert_null(shelf_open(s, &place, note_passed, &p));
    assert_string_equal(p.path, "/no: where/x.edition");
    assert_string_equal(p.why, "is not there");
    shelf_destroy(s);
}

static void a_shelf_that_is_not_there(void **state)
{
    struct bench *b = *state;
    struct error e;
    bool fell_back = true;
    struct edition *ed = make(b, FIRST, "Factory");
    char factory[160];
    enum shelf_place place = SHELF_CURRENT;

    edition_close(ed);
    snprintf(factory, sizeof factory, "%s/1.edition", b->sample.folder);
    struct shelf *s = shelf_create("/nowhere/at/all", factory, b->keys);
    assert_true(shelf_start(s, NULL, &fell_back, &e));
    assert_false(fell_back);
    ed = shelf_open(s, &place, NULL, NULL);
    assert_non_null(ed);
    assert_int_equal(place, SHELF_FACTORY);
    assert_false(shelf_is_current(s, ed));
    edition_close(ed);
    assert_false(shelf_undo(s, &e));
    assert_non_null(strstr(e.text, "/nowhere/at/all"));
    assert_null(intake_open("/nowhere/at/all", b->keys, &e));
    shelf_destroy(s);
}

static void faults_have_classes(void **state)
{
    struct bench *b = *state;
    struct keyring *only_signed = keyring_create(KEYRING_SIGNED_ONLY);
    static const struct {
        const char *data;
        size_t size;
        enum edition_fault fault;
    } cases[] = {
        {"", 0, EDITION_DAMAGED},
        {"PK\3\4, a photo or so", 20, EDITION_NOT_ONE},
        {"\x89SFE\r\n\x1a\n\2\0\0\0", 12, EDITION_NEWER},
        {"\x89SFE\r\n\x1a\n\1\0\0\0", 12, EDITION_DAMAGED},
        {"\x89SFE\r\n", 6, EDITION_NOT_ONE},
    };
    char path[160];
    struct error e;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        snprintf(path, sizeof path, "%s/case", b->sample.folder);
        assert_true(file_replace(path, cases[i].data, cases[i].size, &e));
        int fd = open(path, O_RDONLY | O_CLOEXEC);
        assert_int_equal(edition_fault_of(fd, only_signed), cases[i].fault);
        close(fd);
    }
    edition_close(make(b, FIRST, "Plain"));
    snprintf(path, sizeof path, "%s/1.edition", b->sample.folder);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    assert_int_equal(edition_fault_of(fd, only_signed), EDITION_UNSIGNED);
    assert_true(edition_is_readable(fd, 100));
    close(fd);
    fd = open(path, O_WRONLY | O_CLOEXEC);
    assert_int_equal(edition_fault_of(fd, only_signed), EDITION_UNREADABLE);
    close(fd);
    keyring_destroy(only_signed);
}

int main(void)
{
#define ON_BENCH(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        ON_BENCH(an_empty_shelf_has_nothing),
        ON_BENCH(the_latest_two_stay),
        ON_BENCH(what_is_judged),
        ON_BENCH(undo_goes_back_one),
        ON_BENCH(crashes_are_counted_in_one_boot),
        cmocka_unit_test(a_state_comes_back),
        cmocka_unit_test(no_bit_of_a_state_may_change),
        ON_BENCH(lost_and_found),
        ON_BENCH(a_broken_copy_is_mended),
        ON_BENCH(what_is_passed_over_is_told),
        ON_BENCH(a_shelf_that_is_not_there),
        ON_BENCH(faults_have_classes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
