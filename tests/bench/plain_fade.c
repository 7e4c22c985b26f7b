/* SPDX-License-Identifier: MIT */
/*
 * The bench's baseline for a fade: what one writes first with SDL2. A key press fades from one picture to the other in
 * 240 ms, by blending one whole frame over the other and showing all of it.
 *
 *   plain_fade [PNG PNG]     both of 1920x1080; without them it is the least window that SDL2 gives
 */
#include <SDL.h>
#include <png.h>
#include <stdbool.h>
#include <stdint.h>

enum { WIDTH = 1920, HEIGHT = 1080, FADE_MS = 240, STEP_MS = 16 };

static SDL_Surface *read_picture(const char *path)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    SDL_Surface *s = SDL_CreateRGBSurfaceWithFormat(0, WIDTH, HEIGHT, 32, SDL_PIXELFORMAT_RGB888);

    if (s == NULL || !png_image_begin_read_from_file(&image, path) || image.width != WIDTH || image.height != HEIGHT)
        return NULL;
    image.format = PNG_FORMAT_BGRA;
    return png_image_finish_read(&image, NULL, s->pixels, s->pitch, NULL) ? s : NULL;
}

static void step(SDL_Window *window, SDL_Surface *from, SDL_Surface *to, uint32_t alpha)
{
    SDL_Surface *screen = SDL_GetWindowSurface(window);

    if (screen == NULL)
        return;
    SDL_SetSurfaceBlendMode(from, SDL_BLENDMODE_NONE);
    SDL_SetSurfaceAlphaMod(from, 255);
    SDL_BlitSurface(from, NULL, screen, NULL);
    SDL_SetSurfaceBlendMode(to, SDL_BLENDMODE_BLEND);
    SDL_SetSurfaceAlphaMod(to, (uint8_t)alpha);
    SDL_BlitSurface(to, NULL, screen, NULL);
    SDL_UpdateWindowSurface(window);
}

static void fade(SDL_Window *window, SDL_Surface *from, SDL_Surface *to)
{
    uint32_t start = SDL_GetTicks(), run;

    while ((run = SDL_GetTicks() - start) < FADE_MS) {
        step(window, from, to, run * 255 / FADE_MS);
        SDL_Delay(STEP_MS - (SDL_GetTicks() - start) % STEP_MS);
    }
    step(window, from, to, 255);
}

int main(int argc, char **argv)
{
    SDL_Surface *pictures[2] = {NULL, NULL};
    SDL_Event event;
    int shown = 0;

    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    if (SDL_Init(SDL_INIT_VIDEO) != 0)
        return 1;
    SDL_Window *window = SDL_CreateWindow("plain", 0, 0, WIDTH, HEIGHT, SDL_WINDOW_BORDERLESS);
    SDL_Surface *screen = window == NULL ? NULL : SDL_GetWindowSurface(window);
    if (screen == NULL)
        return 1;
    for (int i = 0; i < 2 && argc == 3; i++)
        if ((pictures[i] = read_picture(argv[i + 1])) == NULL)
            return 1;
    bool fades = pictures[0] != NULL;
    SDL_FillRect(screen, NULL, 0x131214);
    SDL_UpdateWindowSurface(window);
    if (fades)
        step(window, pictures[0], pictures[0], 0);
    while (SDL_WaitEvent(&event) == 1 && event.type != SDL_QUIT) {
        if (event.type != SDL_KEYDOWN || !fades)
            continue;
        fade(window, pictures[shown], pictures[1 - shown]);
        shown = 1 - shown;
    }
    SDL_Quit();
    return 0;
}
